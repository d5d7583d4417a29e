package io.jenkins.plugins.upkeep.security.audit;

/** How an issue stands: whether somebody must act. */
public enum Standing {
    /** To be mended. */
    OPEN,
    /** Somebody has decided to live with it for now. */
    ACCEPTED,
    /** It was there when auditing began, and is told without failing anything. */
    BASELINE
}
