package io.jenkins.plugins.upkeep.jenkins.artifacts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import jenkins.util.VirtualFile;

/** Artifacts in a folder, as Jenkins' own manager of them shows them. */
final class FolderFile extends VirtualFile {
    private static final long serialVersionUID = 1L;

    private final transient Path path;

    FolderFile(Path path) {
        this.path = path;
    }

    @Override
    public String getName() {
        return path.getFileName().toString();
    }

    @Override
    public VirtualFile child(String name) {
        return new FolderFile(path.resolve(name));
    }

    @Override
    public VirtualFile[] list() throws IOException {
        if (!Files.isDirectory(path)) {
            return new VirtualFile[0];
        }
        try (var children = Files.list(path)) {
            return children.map(FolderFile::new).toArray(VirtualFile[]::new);
        }
    }

    @Override
    public Collection<String> list(String includes, String excludes, boolean useDefaultExcludes) throws IOException {
        try (var files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> path.relativize(file).toString())
                    .toList();
        }
    }

    @Override
    public boolean isFile() {
        return Files.isRegularFile(path);
    }

    @Override
    public boolean exists() {
        return Files.exists(path);
    }

    @Override
    public long length() throws IOException {
        return Files.size(path);
    }

    @Override
    public long lastModified() throws IOException {
        return Files.getLastModifiedTime(path).toMillis();
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }
}
