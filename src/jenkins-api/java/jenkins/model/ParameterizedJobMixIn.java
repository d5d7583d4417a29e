package jenkins.model;

import hudson.model.Job;
import hudson.model.Run;
import hudson.triggers.Trigger;
import hudson.triggers.TriggerDescriptor;
import java.util.Map;

public abstract class ParameterizedJobMixIn<J extends Job<J, R> & ParameterizedJobMixIn.ParameterizedJob<J, R>, R extends Run<J, R>> {
    public interface ParameterizedJob<J extends Job<J, R> & ParameterizedJob<J, R>, R extends Run<J, R>> {
        Map<TriggerDescriptor, Trigger<?>> getTriggers();

        default boolean isDisabled() {
            throw new UnsupportedOperationException("a declaration");
        }
    }
}
