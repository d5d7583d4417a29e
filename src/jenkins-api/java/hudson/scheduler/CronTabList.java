package hudson.scheduler;

import java.util.Calendar;

public final class CronTabList {
    private CronTabList() {}

    public static native CronTabList create(String format, Hash hash);

    public native Calendar next();
}
