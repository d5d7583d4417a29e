package io.jenkins.plugins.upkeep.security.exposure.firewall;

/** Whose packet is looked at. */
enum Sight {
    /** Of somebody whom no rule names. */
    STRANGER,
    /** Of anybody: whoever a rule names is among them. */
    ANYBODY
}
