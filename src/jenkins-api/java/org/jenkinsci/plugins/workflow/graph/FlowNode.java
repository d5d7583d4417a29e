package org.jenkinsci.plugins.workflow.graph;

import hudson.model.Action;
import hudson.model.Actionable;

public abstract class FlowNode extends Actionable {
    public native String getId();

    public final native <T extends Action> T getPersistentAction(Class<T> type);

    @Override
    public native String getDisplayName();
}
