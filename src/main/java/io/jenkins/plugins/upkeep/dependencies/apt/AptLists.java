package io.jenkins.plugins.upkeep.dependencies.apt;

import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lists of packages that apt fetched: without new ones it knows of no new update.
 *
 * @param folder where they are
 */
record AptLists(Path folder) {
    /**
     * When the newest list of an archive for security updates was made; lists of other archives say nothing of these.
     *
     * @throws UpkeepException when the lists cannot be looked at
     */
    Optional<Instant> newestOfSecurity() throws UpkeepException {
        try (var files = Files.newDirectoryStream(folder, "*security*")) {
            var times = new ArrayList<Instant>();
            for (var file : files) {
                times.addAll(time(file));
            }
            return times.stream().max(Instant::compareTo);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            var reason = e instanceof AccessDeniedException ? "no permission" : OneLine.of(e.getMessage());
            throw new UpkeepException(folder + ": cannot be listed (" + reason + "); let this user read it", e);
        }
    }

    private static List<Instant> time(Path file) throws IOException {
        return Files.isRegularFile(file)
                ? List.of(Files.getLastModifiedTime(file).toInstant())
                : List.of();
    }
}
