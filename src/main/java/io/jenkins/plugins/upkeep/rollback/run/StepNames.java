package io.jenkins.plugins.upkeep.rollback.run;

/** The steps' names, in journals and for people. Journals of earlier versions hold them: they do not change. */
final class StepNames {
    static final String BACKUP = "back up the present";
    static final String RESTORE = "restore a database beside";
    static final String ANNOUNCE = "enter maintenance";
    static final String HEALTH_BEFORE = "note what is well";
    static final String STOP = "stop the service";
    static final String CHECKOUT = "check out the version";
    static final String SWAP = "exchange the databases";
    static final String START = "start the service";
    static final String HEALTH = "see that it is well";
    static final String LEAVE = "leave maintenance";

    private StepNames() {}
}
