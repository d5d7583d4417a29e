package io.jenkins.plugins.upkeep.notify;

import io.jenkins.plugins.upkeep.config.NotifyConfig.Occasion;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A channel that keeps what it was sent, or refuses it when it is told to. */
final class FakeChannel implements Channel {
    private final String name;
    private final List<Occasion> on;
    private final List<Message> taken = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;

    FakeChannel(String name, Occasion... on) {
        this.name = name;
        this.on = List.of(on);
    }

    void refuse(boolean refuses) {
        refusing = refuses;
    }

    /** What it took since this was asked last. */
    List<Message> news() {
        var news = new ArrayList<>(taken);
        taken.clear();
        return news;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean wants(Occasion occasion) {
        return occasion.isToldTo(on);
    }

    @Override
    public List<Secret> secrets() {
        return List.of(Secret.of("hunter2"));
    }

    @Override
    public void deliver(Message message, Duration limit) throws UpkeepException {
        if (refusing) {
            throw new UpkeepException(name + ": refuses; ask it again");
        }
        taken.add(message);
    }
}
