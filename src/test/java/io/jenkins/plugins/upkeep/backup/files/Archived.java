package io.jenkins.plugins.upkeep.backup.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An archive in memory, with its listing and evidence. */
record Archived(FileEvidence evidence, ByteArrayOutputStream tar, ByteArrayOutputStream listing) {
    static Archived of(Path base, String... paths) throws Exception {
        return of(new FileArchive(List.of()), base, paths);
    }

    static Archived of(FileArchive archive, Path base, String... paths) throws Exception {
        var tar = new ByteArrayOutputStream();
        var listing = new ByteArrayOutputStream();
        var part = new FilesPart("sample", List.of(paths));
        return new Archived(archive.write(part, base, tar, listing, count -> {}), tar, listing);
    }

    FileVerification verify(byte[] otherTar) throws IOException {
        return new FileArchiveReader()
                .verify(new ByteArrayInputStream(otherTar), new ByteArrayInputStream(listing.toByteArray()));
    }

    FileVerification verify() throws IOException {
        return verify(tar.toByteArray());
    }

    void extract(Path into) throws Exception {
        new FileArchiveReader().extract(new ByteArrayInputStream(tar.toByteArray()), into, Ownership.MINE);
    }

    List<String> lines() {
        return listing.toString(StandardCharsets.UTF_8).lines().toList();
    }

    List<String> names() {
        return lines().stream()
                .map(line -> ListingLine.fields(line).get("name"))
                .toList();
    }

    Map<String, String> fields(String name) {
        return lines().stream()
                .map(ListingLine::fields)
                .filter(fields -> name.equals(fields.get("name")))
                .findFirst()
                .orElseThrow();
    }

    List<String> problems(FileProblem.Kind kind) {
        return evidence.problems().stream()
                .filter(problem -> problem.kind() == kind)
                .map(FileProblem::path)
                .toList();
    }
}
