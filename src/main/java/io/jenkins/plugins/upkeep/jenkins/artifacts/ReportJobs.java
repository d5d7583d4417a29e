package io.jenkins.plugins.upkeep.jenkins.artifacts;

import hudson.AbortException;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.security.core.Authentication;

/** The jobs whose reports a review reads. */
public final class ReportJobs {
    private ReportJobs() {}

    /**
     * @param names the jobs' full names with commas between them; null for all jobs of the build's folder
     * @param asking the build
     * @param account whom it runs as
     * @return the jobs, as far as it may read them
     * @throws AbortException when one that is named is not there, or the build may not read it
     */
    public static List<Job<?, ?>> of(String names, Run<?, ?> asking, Authentication account) throws AbortException {
        return names == null ? OtherJob.beside(asking, account) : named(names, asking, account);
    }

    private static List<Job<?, ?>> named(String names, Run<?, ?> asking, Authentication account) throws AbortException {
        var jobs = new ArrayList<Job<?, ?>>();
        for (var name : words(names)) {
            jobs.add(
                    name.equals(asking.getParent().getFullName())
                            ? asking.getParent()
                            : OtherJob.named("reportsOf", name, asking, account, job -> job.hasPermission(Item.READ)));
        }
        return jobs;
    }

    /**
     * @param names full names of jobs with commas between them
     * @return the names
     */
    public static List<String> words(String names) {
        return Arrays.stream(names.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /**
     * @param name a job's full name
     * @return whether the present account may read that job
     */
    public static boolean isReadable(String name) {
        return OtherJob.found(name).filter(job -> job.hasPermission(Item.READ)).isPresent();
    }
}
