package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.cli.command.Colours;
import io.jenkins.plugins.upkeep.cli.command.Interruption;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Runs demos at a tiny scale, and hears what they say. */
final class DemoDesk {
    private static final BigDecimal TINY = new BigDecimal("0.001");
    private static final Pattern PLACE = Pattern.compile("upkeep.yaml in (\\S+)");
    private static final Pattern SERVER = Pattern.compile("at 127.0.0.1:(\\d+)/hyperopt");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final Interruption interruption = new Interruption();
    private final Inventory inventory;

    private DemoDesk(Inventory inventory) {
        this.inventory = inventory;
    }

    static DemoDesk usual() {
        return with(Inventory.found());
    }

    static DemoDesk with(Inventory inventory) {
        return new DemoDesk(inventory);
    }

    int run(Path reports) throws UpkeepException, InterruptedException {
        return run(new DemoRequest(reports, Optional.empty(), TINY, false, Optional.empty()));
    }

    /** One that keeps the service's files. */
    int run(Path reports, Path kept) throws UpkeepException, InterruptedException {
        return run(new DemoRequest(reports, Optional.of(kept), TINY, false, Optional.empty()));
    }

    /** One of some days. */
    int run(Path reports, Quarter quarter) throws UpkeepException, InterruptedException {
        var request = new QuarterRequest(reports, Optional.empty(), TINY, false, quarter);
        return new QuarterDemo(request, inventory, world()).run();
    }

    private int run(DemoRequest request) throws UpkeepException, InterruptedException {
        return new Demo(request, inventory, world()).run();
    }

    private Surroundings world() {
        return new Surroundings(stream(out), stream(errors), Colours.NONE, Map.of(), interruption);
    }

    Interruption interruption() {
        return interruption;
    }

    List<String> said() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    String complaints() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    /** The folder that the service was in. */
    Path place() {
        return Path.of(found(PLACE));
    }

    /** The port that the service's PostgreSQL listened on. */
    int serverPort() {
        return Integer.parseInt(found(SERVER));
    }

    private String found(Pattern pattern) {
        var text = String.join("\n", said());
        var matcher = pattern.matcher(text);
        Supplier<AssertionError> missing = () -> new AssertionError("no " + pattern + " in what was said:\n" + text);
        return Optional.of(matcher)
                .filter(one -> one.find())
                .orElseThrow(missing)
                .group(1);
    }

    private static PrintStream stream(ByteArrayOutputStream target) {
        return new PrintStream(target, true, StandardCharsets.UTF_8);
    }
}
