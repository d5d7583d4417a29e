package io.jenkins.plugins.upkeep.report;

import io.jenkins.plugins.upkeep.system.ToolVersion;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What all pages have around their content, and the style sheet beside them. */
final class PageFrame {
    private static final String STYLE_SHEET = "report.css";
    private static final List<String> STYLE_SOURCES = List.of("page.css", "parts.css");

    private PageFrame() {}

    /** Writes a page and the style sheet beside it, each whole or not at all. */
    static Path write(Path folder, String fileName, String page) throws UpkeepException {
        AtomicFile.write(folder.resolve(STYLE_SHEET), styleSheet());
        var file = folder.resolve(fileName);
        AtomicFile.write(file, page);
        return file;
    }

    /** A whole page. */
    static String page(String title, Status status, List<Html> content) {
        var page = new StringBuilder("<!DOCTYPE html>\n");
        Html.of("html")
                .with("lang", "en")
                .add(head(title))
                .add(Html.of("body", "upkeep", Badge.tone(status)).add(content))
                .writeTo(page);
        return page.toString();
    }

    /** The last line of a page: who made it, and where else to look. */
    static Html footer(Html... more) {
        return Html.of("footer", "foot")
                .add(Html.of("p").text("Made by Upkeep " + ToolVersion.current()))
                .add(more);
    }

    private static Html head(String title) {
        return Html.of("head")
                .add(Html.of("meta").with("charset", "utf-8"))
                .add(meta("viewport", "width=device-width, initial-scale=1"))
                .add(meta("color-scheme", "light dark"))
                .add(Html.of("title").text(title))
                .add(Html.of("link").with("rel", "stylesheet").with("href", STYLE_SHEET));
    }

    private static Html meta(String name, String content) {
        return Html.of("meta").with("name", name).with("content", content);
    }

    /** The style sheet of pages that stand by themselves. */
    static String styleSheet() {
        return STYLE_SOURCES.stream().map(PageFrame::read).collect(Collectors.joining("\n"));
    }

    private static String read(String name) {
        try (InputStream resource = PageFrame.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is missing from the tool; build it again");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read; build the tool again", e);
        }
    }
}
