package io.jenkins.plugins.upkeep.it.halt;

/** Where a controller dies while it runs a step. */
public enum HaltPoint {
    /** All is noted, nothing is started. */
    BEFORE_THE_START("io/jenkins/plugins/upkeep/jenkins/run/Launch", "start", Moment.ENTRY),
    /** The process runs, and nobody has noted it. */
    BEFORE_THE_START_IS_NOTED("io/jenkins/plugins/upkeep/jenkins/run/TaskState", "started", Moment.EXIT),
    /** Lines were passed on, and nobody has noted how many. */
    BEFORE_THE_LOG_IS_NOTED(
            "org/jenkinsci/plugins/durabletask/FileMonitoringTask$FileMonitoringController",
            "writeLog",
            Moment.EXIT_WITH_TRUE),
    /** It was asked to note how many, and may not have. */
    WHILE_THE_LOG_IS_NOTED("io/jenkins/plugins/upkeep/jenkins/run/Watch", "copyLog", Moment.EXIT),
    /** The files of a set are among the artifacts, and its manifest is not. */
    BEFORE_THE_MANIFEST("io/jenkins/plugins/upkeep/jenkins/artifacts/SetArchive", "requireWhole", Moment.ENTRY),
    /** All of a set is among the artifacts, and nobody has noted it. */
    BEFORE_THE_SET_IS_NOTED("io/jenkins/plugins/upkeep/jenkins/run/TaskState", "archived", Moment.EXIT),
    /** A part of a set was brought to the agent. */
    BEFORE_THE_SET_IS_BROUGHT("io/jenkins/plugins/upkeep/jenkins/artifacts/SetFetch", "contents", Moment.ENTRY),
    /** A set was brought to the agent, and nobody has noted it. */
    BEFORE_THE_SET_IS_KNOWN("io/jenkins/plugins/upkeep/jenkins/run/TaskState", "setsBrought", Moment.EXIT),
    /** The report is kept, and not yet among the artifacts. */
    BEFORE_THE_ARCHIVE("io/jenkins/plugins/upkeep/jenkins/page/ReportKeeping", "keep", Moment.EXIT),
    /** All effects of the report are there. */
    AFTER_THE_REPORT("io/jenkins/plugins/upkeep/jenkins/run/Ending", "outcome", Moment.EXIT),
    /** The outcome is known, and not noted. */
    BEFORE_THE_OUTCOME_IS_NOTED("io/jenkins/plugins/upkeep/jenkins/run/TaskState", "end", Moment.EXIT),
    /** The outcome is noted, and what the task left is there. */
    BEFORE_THE_CLEANING("io/jenkins/plugins/upkeep/jenkins/run/Ending", "cleanUp", Moment.ENTRY),
    /** Nothing is left on the agent, and the pipeline has not been told. */
    AFTER_THE_CLEANING("io/jenkins/plugins/upkeep/jenkins/run/Ending", "cleanUp", Moment.EXIT),
    /** The pipeline has just been told. */
    AFTER_THE_END("io/jenkins/plugins/upkeep/jenkins/run/Outcome", "deliver", Moment.EXIT),
    /** A window was entered, and nobody has noted it. */
    BEFORE_THE_WINDOW_IS_KNOWN("io/jenkins/plugins/upkeep/jenkins/run/WindowState", "entered", Moment.EXIT),
    /** The body of a window was asked for, and may not be a part of the program yet. */
    BEFORE_THE_BODY("io/jenkins/plugins/upkeep/jenkins/run/WindowState", "bodyAsked", Moment.ENTRY),
    /** The body of a window has just begun. */
    AT_THE_BODY("io/jenkins/plugins/upkeep/jenkins/run/WindowState", "bodyBegins", Moment.EXIT),
    /** The body of a window has just ended. */
    AFTER_THE_BODY("io/jenkins/plugins/upkeep/jenkins/run/WindowState", "bodyEnds", Moment.EXIT),
    /** A window is about to be left, and nobody has noted it. */
    BEFORE_THE_WAY_OUT("io/jenkins/plugins/upkeep/jenkins/run/WindowState", "leave", Moment.EXIT),
    /** A window was left, and nobody has noted it. */
    BEFORE_THE_WINDOW_IS_LEFT("io/jenkins/plugins/upkeep/jenkins/run/WindowState", "finished", Moment.EXIT),
    /** The pipeline has just been told that the window was left. */
    AFTER_THE_WINDOW("io/jenkins/plugins/upkeep/jenkins/run/Finish", "deliver", Moment.EXIT);

    final String owner;
    final String method;
    final Moment moment;

    HaltPoint(String owner, String method, Moment moment) {
        this.owner = owner;
        this.method = method;
        this.moment = moment;
    }

    /** When in a method. */
    enum Moment {
        ENTRY,
        EXIT,
        EXIT_WITH_TRUE
    }
}
