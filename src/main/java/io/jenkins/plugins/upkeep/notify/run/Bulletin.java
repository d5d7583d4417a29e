package io.jenkins.plugins.upkeep.notify.run;

import io.jenkins.plugins.upkeep.config.NotifyConfig.Occasion;
import io.jenkins.plugins.upkeep.notify.Delivery;
import io.jenkins.plugins.upkeep.notify.Message;
import io.jenkins.plugins.upkeep.notify.Notifier;
import io.jenkins.plugins.upkeep.notify.Origin;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells people of the runs of one task, through each channel what is new there. The same trouble is told once, once more when it
 * becomes worse or something else becomes as bad, and as a reminder while it lasts; that it is over is told where the trouble was
 * told. What a channel did not take is tried again after the next run. What is known lies beside the report.
 *
 * @param notifier the channels
 * @param remind after how long trouble that lasts is told once more
 * @param folder where the task's report lies
 * @param service the service
 * @param task the task
 * @param origin where it runs
 */
public record Bulletin(Notifier notifier, Duration remind, Path folder, String service, String task, Origin origin) {
    /**
     * What came of telling.
     *
     * @param occasion what people were told of
     * @param deliveries how each channel took it that was to be told
     * @param problems what went wrong besides, in one line each
     */
    public record Outcome(Occasion occasion, List<Delivery> deliveries, List<String> problems) {
        public Outcome {
            deliveries = List.copyOf(deliveries);
            problems = List.copyOf(problems);
        }
    }

    /**
     * When a run was.
     *
     * @param began when it began, by the wall clock
     * @param now the present, by the same clock
     */
    public record Times(Instant began, Instant now) {}

    /**
     * Tells that a run begins, wherever that is wanted.
     *
     * @param at when it began
     * @return how each of these channels took it
     * @throws InterruptedException when this thread was told to stop; what was not sent by then may be lost
     */
    public List<Delivery> started(Instant at) throws InterruptedException {
        var message = news().started(at);
        var messages = new LinkedHashMap<String, Message>();
        notifier.peopleFor(Occasion.STARTED).forEach(channel -> messages.put(channel, message));
        return notifier.send(messages, Notifier.LIMIT);
    }

    /**
     * Tells how a run ended, as far as that is news.
     *
     * @param report how it ended
     * @param times when it was
     * @param most how long it may take
     * @return what came of it
     * @throws InterruptedException as {@link #started(Instant)}; what was told by then may be told once more
     */
    public Outcome ended(Report report, Times times, Duration most) throws InterruptedException {
        var problems = new ArrayList<String>();
        var before = known(problems);
        var after = report.status() == Status.OK
                ? before.recovered(times.began(), remind)
                : before.worsened(times.began(), report.status(), report.verdict(), remind);
        var messages = report.status() == Status.OK ? resolved(report, after, times) : trouble(report, after, times);
        var deliveries = messages.isEmpty() ? List.<Delivery>of() : notifier.send(messages, most);
        var told = report.status() == Status.OK
                ? afterResolved(after, deliveries, times)
                : afterTrouble(after, deliveries, times, Trouble.of(report));
        if (!told.equals(before) || !problems.isEmpty()) {
            keep(told).ifPresent(problems::add);
        }
        return new Outcome(Trouble.of(report).occasion(), deliveries, problems);
    }

    private RunNews news() {
        return new RunNews(service, task, origin);
    }

    private Told known(List<String> problems) {
        try {
            return ToldFile.in(folder).of(service, task);
        } catch (UpkeepException e) {
            problems.add(e.getMessage());
            return Told.nothing(service, task);
        }
    }

    private Optional<String> keep(Told told) {
        try {
            ToldFile.in(folder).put(told);
            return Optional.empty();
        } catch (UpkeepException e) {
            return Optional.of(e.getMessage());
        }
    }

    private Map<String, Message> trouble(Report report, Told told, Times times) {
        var trouble = Trouble.of(report);
        var messages = new LinkedHashMap<String, Message>();
        for (var channel : notifier.peopleFor(trouble.occasion())) {
            var known = Optional.ofNullable(told.channels().get(channel));
            var news = known.isEmpty() || trouble.isNewsTo(known.get().problems());
            if (news || !told.isFresh(known.get(), times.now(), remind)) {
                messages.put(channel, news().trouble(report, told, times.now(), remind, !news));
            }
        }
        return messages;
    }

    private Map<String, Message> resolved(Report report, Told told, Times times) {
        var messages = new LinkedHashMap<String, Message>();
        if (told.since().isPresent() && !isHeld(told, times)) {
            var message = news().resolved(report, told);
            notifier.peopleFor(Occasion.RESOLVED).stream()
                    .filter(told.channels()::containsKey)
                    .forEach(channel -> messages.put(channel, message));
        }
        return messages;
    }

    /** What comes and goes is not called well at once. */
    private boolean isHeld(Told told, Times times) {
        return told.isFlapping()
                && told.well()
                        .filter(well -> times.now().isBefore(well.plus(remind)))
                        .isPresent();
    }

    private Told afterResolved(Told told, List<Delivery> deliveries, Times times) {
        if (told.since().isEmpty() || isHeld(told, times)) {
            return told;
        }
        return told.toldResolved(deliveries.stream()
                .filter(delivery -> !delivery.succeeded())
                .map(Delivery::channel)
                .toList());
    }

    private static Told afterTrouble(Told told, List<Delivery> deliveries, Times times, Trouble trouble) {
        var after = told;
        for (var delivery : deliveries) {
            after = delivery.succeeded() ? after.told(delivery.channel(), times.now(), trouble) : after;
        }
        return after;
    }
}
