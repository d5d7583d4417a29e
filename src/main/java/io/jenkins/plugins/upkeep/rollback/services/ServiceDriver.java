package io.jenkins.plugins.upkeep.rollback.services;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.List;
import java.util.Map;

/**
 * Who runs the service's processes. Each call is bounded by {@code rollback.services.timeout}, and may be repeated after it
 * was cut short at any moment: stopping what is stopped and starting what runs changes nothing. Errors name the program, its
 * exit status and the last line of its complaint. Not safe for use by several threads at once.
 */
public interface ServiceDriver {
    /**
     * @return who runs what, for the plan: {@code systemd units shop, worker}
     */
    String inWords();

    /**
     * Looks for everything that would keep the service from being stopped now, or from being started at the version.
     * Nothing is changed, and no program of the service is started.
     *
     * @param target the files of the version
     * @return what was found; CRITICAL and UNKNOWN forbid the way
     * @throws UpkeepException when it cannot look at all
     * @throws InterruptedException when this thread is told to stop
     */
    List<Finding> obstacles(TargetFiles target) throws UpkeepException, InterruptedException;

    /**
     * Sees what runs now. To be called before anything is stopped or checked out, and to be written into the journal.
     *
     * @return the facts that bring exactly this back; no secret is among them
     * @throws UpkeepException when it cannot be seen
     * @throws InterruptedException when this thread is told to stop
     */
    Map<String, String> present() throws UpkeepException, InterruptedException;

    /**
     * Stops the service and waits until it is stopped.
     *
     * @param present the facts from the journal
     * @throws UpkeepException when it does not stop
     * @throws InterruptedException when this thread is told to stop
     */
    void stop(Map<String, String> present) throws UpkeepException, InterruptedException;

    /**
     * Starts the service as the work tree now has it. That it was started does not mean that it is well.
     *
     * @param present the facts from the journal
     * @throws UpkeepException when it does not start
     * @throws InterruptedException when this thread is told to stop
     */
    void startTarget(Map<String, String> present) throws UpkeepException, InterruptedException;

    /**
     * Starts the service again as it was before, with the work tree put back: what did not run then is not started, and
     * each container gets the very image that it had.
     *
     * @param present the facts from the journal
     * @throws UpkeepException when it does not start
     * @throws InterruptedException when this thread is told to stop
     */
    void startAgain(Map<String, String> present) throws UpkeepException, InterruptedException;

    /**
     * @param present the facts from the journal
     * @return whether the service runs
     * @throws UpkeepException when it cannot be seen
     * @throws InterruptedException when this thread is told to stop
     */
    Running running(Map<String, String> present) throws UpkeepException, InterruptedException;
}
