package hudson.triggers;

import hudson.model.Item;

public class TimerTrigger extends Trigger<Item> {
    TimerTrigger() {}
}
