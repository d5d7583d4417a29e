package io.jenkins.plugins.upkeep.jenkins.page;

import hudson.Extension;
import hudson.model.Api;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.RootAction;
import hudson.security.Permission;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The maintenance of all jobs: how it stands, and what comes next. Each reader sees the jobs that they may read. */
@Extension
@ExportedBean
public final class MaintenanceCalendar implements RootAction, StaplerProxy {
    @Override
    public String getIconFileName() {
        return Jenkins.get().hasPermission(UpkeepPermissions.VIEW) ? BuildReports.ICON : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.Maintenance();
    }

    @Override
    public String getUrlName() {
        return "maintenance";
    }

    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(UpkeepPermissions.VIEW);
        return this;
    }

    /**
     * @return the permission that the page asks for
     */
    public Permission getPermission() {
        return UpkeepPermissions.VIEW;
    }

    /**
     * @return the calendar for whoever asks
     */
    public CalendarView getCalendar() {
        Jenkins.get().checkPermission(UpkeepPermissions.VIEW);
        return CalendarView.of(seen(), Instant.now(), ZoneId.systemDefault());
    }

    private static List<CalendarView.Seen> seen() {
        var seen = new ArrayList<CalendarView.Seen>();
        for (Job<?, ?> job : Jenkins.get().getAllItems(Job.class)) {
            var history = job.hasPermission(Item.READ) ? JobHistory.of(job).standing() : List.<HistoryEntry>of();
            if (!history.isEmpty()) {
                seen.add(new CalendarView.Seen(scheduled(job), history));
            }
        }
        return seen;
    }

    private static ScheduledJob scheduled(Job<?, ?> job) {
        return new ScheduledJob(job.getFullName(), job.getUrl(), CronSchedule.of(job));
    }

    /**
     * @return the jobs, for programs
     */
    @Exported(inline = true)
    public List<CalendarRow> getJobs() {
        return getCalendar().getRows();
    }

    /**
     * @return the same for programs
     */
    public Api getApi() {
        Jenkins.get().checkPermission(UpkeepPermissions.VIEW);
        return new Api(this);
    }
}
