package io.jenkins.plugins.upkeep.jenkins.run;

/** Is told once what became of a task, by the thread that watched it. */
interface TaskEnd {
    /** It is over, and how is noted. */
    void ended(Outcome outcome);

    /** It will be said to be over in a moment, and may still run. */
    void abandoned();

    /** The build was ended by force, and the task may still run. Nobody waits for an outcome. */
    void forgotten();
}
