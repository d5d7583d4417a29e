package hudson.triggers;

import hudson.model.Descriptor;

public abstract class TriggerDescriptor extends Descriptor<Trigger<?>> {}
