package io.jenkins.plugins.upkeep.jenkins.page;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;

/** Gives a job that ran a task its page of maintenance. */
@Extension
@SuppressWarnings("rawtypes") // There is no class literal for a job with its types.
public final class JobMaintenanceFactory extends TransientActionFactory<Job> {
    @Override
    public Class<Job> type() {
        return Job.class;
    }

    @Override
    public Class<? extends Action> actionType() {
        return JobMaintenance.class;
    }

    @Override
    public Collection<? extends Action> createFor(Job job) {
        return JobHistory.of((Job<?, ?>) job).standing().isEmpty() ? List.of() : List.of(new JobMaintenance(job));
    }
}
