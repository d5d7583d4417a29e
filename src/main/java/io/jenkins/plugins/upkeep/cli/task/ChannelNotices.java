package io.jenkins.plugins.upkeep.cli.task;

import io.jenkins.plugins.upkeep.cli.command.ExitStatus;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.NotifyConfig;
import io.jenkins.plugins.upkeep.notify.Delivery;
import io.jenkins.plugins.upkeep.notify.Event;
import io.jenkins.plugins.upkeep.notify.Notifier;
import io.jenkins.plugins.upkeep.notify.Origin;
import io.jenkins.plugins.upkeep.notify.run.Bulletin;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells people through the channels of upkeep.yaml, and adds to its event log. */
final class ChannelNotices implements Notices {
    /** What is left for the event log once people were told. */
    private static final Duration FOR_LOG = Duration.ofSeconds(1);

    /** A stopped run is to end soon, and may have taken its time to undo what it did. */
    private static final Duration STOPPED = Duration.ofSeconds(5);

    private final Notified run;
    private final Surroundings world;
    private final Clock clock;
    private final boolean people;
    private final Instant began;
    private final Origin origin;
    private final Map<String, String> complaints = new LinkedHashMap<>();
    private Optional<Bulletin> bulletin = Optional.empty();
    private Optional<Beginning> beginning = Optional.empty();
    private boolean read;

    /**
     * @param run the run, which begins now
     * @param world where it runs, and where to complain of channels
     * @param clock tells when it is
     * @param people whether people are told, and not only the event log
     */
    ChannelNotices(Notified run, Surroundings world, Clock clock, boolean people) {
        this.run = run;
        this.world = world;
        this.clock = clock;
        this.people = people;
        this.began = clock.instant();
        this.origin = Origin.of(world.environment(), new ReportFolder(run.report()).page());
    }

    @Override
    public void started(Config config) {
        read = true;
        bulletin = bulletin(config);
        beginning = bulletin.map(news -> Beginning.of(news, run.name(), began, !run.telling()));
    }

    /** A wrong section notify is told where the run itself is told: nobody else can be reached. */
    private Optional<Bulletin> bulletin(Config config) {
        try {
            var section = config.find(NotifyConfig.class);
            if (section.isEmpty()) {
                return Optional.empty();
            }
            var all = Notifier.of(config, clock);
            var notifier = people ? all : all.withoutPeople();
            var remind = section.get().remind();
            return Optional.of(new Bulletin(notifier, remind, run.report(), config.service(), run.title(), origin));
        } catch (ConfigException e) {
            complaints.put("notify", "nobody is told of this run: " + e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void ended(Outcome outcome) {
        if (!read) {
            bulletin = run.readable(world.environment()).flatMap(this::bulletin);
        }
        try {
            if (bulletin.isPresent()) {
                tell(bulletin.get(), outcome);
            }
        } catch (InterruptedException e) {
            complaints.put("stop", "not all were told of this run: told to stop meanwhile");
        }
        complaints.values().forEach(world::complain);
    }

    private void tell(Bulletin news, Outcome outcome) throws InterruptedException {
        var watch = Stopwatch.started();
        var most = world.interruption().requested() ? STOPPED : Notifier.LIMIT;
        var sent = new ArrayList<Event.Sent>();
        if (beginning.isPresent()) {
            note(beginning.get().deliveries(most.dividedBy(3)), "started", sent);
        }
        if (isToTell(outcome)) {
            var times = new Bulletin.Times(began, clock.instant());
            var told = news.ended(outcome.report(), times, most.minus(FOR_LOG).minus(watch.elapsed()));
            note(told.deliveries(), told.occasion().name().toLowerCase(Locale.ROOT), sent);
            told.problems().forEach(problem -> complaints.put(problem, problem));
        }
        var event =
                Event.Ended.of(news.service(), outcome.report(), outcome.exitStatus(), clock.instant(), origin, sent);
        note(news.notifier().record(event, most.minus(watch.elapsed())), "ended", new ArrayList<>());
    }

    /** What a task tells people itself is not told twice; that it could not even do that is. */
    private boolean isToTell(Outcome outcome) {
        if (!people || !run.telling()) {
            return people;
        }
        var refused = outcome.complaint().isPresent() && outcome.exitStatus() != ExitStatus.INTERRUPTED;
        return refused || outcome.report().status() == Status.OK;
    }

    /** Of a channel that fails, the last complaint says enough. */
    private void note(List<Delivery> deliveries, String message, List<Event.Sent> sent) {
        for (var delivery : deliveries) {
            var log = delivery.channel().equals(Notifier.EVENT_LOG);
            var words = log ? "" : "'" + message + "' was not told: ";
            delivery.problem().ifPresent(problem -> complaints.put(delivery.channel(), words + problem));
            if (!log) {
                sent.add(Event.Sent.of(delivery, message));
            }
        }
    }
}
