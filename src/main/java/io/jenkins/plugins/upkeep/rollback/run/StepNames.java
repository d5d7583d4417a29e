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
    static final String HEALTH_AFTER = "see that all is well";

    private StepNames() {}

    /** What the undo of a step is, for people. */
    static String undo(String step) {
        return switch (step) {
            case BACKUP -> "the set stays";
            case RESTORE -> "the restored database is dropped";
            case HEALTH_BEFORE -> "that is seen to be well again, or a person is called";
            case ANNOUNCE -> "maintenance is left";
            case STOP -> "what ran is started as it was";
            case CHECKOUT -> "back to the commit and the branch";
            case SWAP -> "the databases are exchanged back";
            case START -> "the service is stopped";
            case LEAVE -> "maintenance is entered again";
            default -> "nothing was changed";
        };
    }
}
