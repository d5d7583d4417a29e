package io.jenkins.plugins.upkeep.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes the address of a file beside or below a page. No path, however hostile, leads anywhere else. */
final class RelativeLink {
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private RelativeLink() {}

    /**
     * @param path a path relative to the page, with {@code /} between the names
     * @return its address, percent-encoded; empty when the path is empty or leaves the page's folder
     */
    static Optional<String> to(String path) {
        var names = List.of(path.split("/", -1));
        if (names.stream().anyMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."))) {
            return Optional.empty();
        }
        return Optional.of(names.stream().map(RelativeLink::encoded).collect(Collectors.joining("/")));
    }

    /** A link to the file with its path as the words; only the words where it cannot be linked. */
    static Html of(String path) {
        return below("", path);
    }

    /** A link to the file in a folder whose address is given, with the path as its words; only the words where it cannot be linked. */
    static Html below(String folder, String path) {
        var words = Html.foreign(path);
        return to(path).<Html>map(
                        address -> Html.of("a").with("href", folder + address).add(words))
                .orElse(words);
    }

    /** A link to the file with the given words; only the words where it cannot be linked. */
    static Html of(String path, Html words) {
        return to(path).<Html>map(address -> Html.of("a").with("href", address).add(words))
                .orElse(words);
    }

    private static String encoded(String name) {
        var address = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            var plain = PLAIN.indexOf((char) (each & 0xFF)) >= 0;
            address.append(plain ? String.valueOf((char) each) : String.format("%%%02X", each & 0xFF));
        }
        return address.toString();
    }
}
