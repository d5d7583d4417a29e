package hudson.scheduler;

import java.util.Calendar;

public final class CronTab {
    public CronTab(String format, int line, Hash hash, String timezone) {}

    public native Calendar ceil(Calendar cal);
}
