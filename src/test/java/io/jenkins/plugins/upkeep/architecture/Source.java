package io.jenkins.plugins.upkeep.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A parsed source file that knows which of its lines hold code. */
final class Source {
    private static final Pattern LITERAL_OR_COMMENT = Pattern.compile(String.join(
            "|",
            "(?s)\"{3}(?:[^\"\\\\]++|\\\\.|\"(?!\"\"))*+\"{3}",
            "\"(?:[^\"\\\\]|\\\\.)*+\"",
            "'(?:[^'\\\\]|\\\\.)*+'",
            "//[^\n]*+",
            "/\\*.*?\\*/"));

    private final CompilationUnitTree unit;
    private final DocTrees trees;
    private final BitSet code;

    private Source(CompilationUnitTree unit, DocTrees trees) {
        this.unit = unit;
        this.trees = trees;
        this.code = codeLines(text(unit));
    }

    static List<Source> below(Path folder) {
        try (var files = Files.walk(folder)) {
            return parse(files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> new Text(file.toUri(), read(file)))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": cannot be read", e);
        }
    }

    static Source of(String text) {
        return parse(List.of(file("Sample", text))).get(0);
    }

    /** A source file that is nowhere on a disk, for the compiler. */
    static JavaFileObject file(String type, String text) {
        return new Text(URI.create("string:///" + type + ".java"), text);
    }

    private static List<Source> parse(List<? extends JavaFileObject> files) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, files);
        var sources = new ArrayList<Source>();
        try {
            task.parse().forEach(unit -> sources.add(new Source(unit, DocTrees.instance(task))));
        } catch (IOException e) {
            throw new UncheckedIOException("the sources cannot be parsed", e);
        }
        return sources;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read", e);
        }
    }

    private static String text(CompilationUnitTree unit) {
        try {
            return unit.getSourceFile().getCharContent(true).toString();
        } catch (IOException e) {
            throw new UncheckedIOException("the source cannot be read again", e);
        }
    }

    private static BitSet codeLines(String text) {
        var lines = withoutComments(text).split("\n", -1);
        var code = new BitSet();
        for (int line = 0; line < lines.length; line++) {
            code.set(line + 1, !lines[line].isBlank());
        }
        return code;
    }

    private static String withoutComments(String text) {
        return LITERAL_OR_COMMENT.matcher(text).replaceAll(match -> blanked(match.group()));
    }

    /** Of a comment the line breaks only; of a literal also a letter in each line, as its lines are code. */
    private static String blanked(String part) {
        return part.replaceAll("[^\n]+", part.startsWith("/") ? "" : "x");
    }

    CompilationUnitTree unit() {
        return unit;
    }

    boolean isDocumented(TreePath path) {
        return trees.getDocComment(path) != null;
    }

    /** The lines with code from the first line of a tree, annotations included, to its last. */
    int size(Tree tree) {
        return code.get(start(tree), end(tree) + 1).cardinality();
    }

    String where(Tree tree) {
        var file = unit.getSourceFile().getName();
        return String.format(Locale.ROOT, "%s:%d", file.substring(file.lastIndexOf('/') + 1), start(tree));
    }

    private int start(Tree tree) {
        return line(trees.getSourcePositions().getStartPosition(unit, tree));
    }

    private int end(Tree tree) {
        return line(trees.getSourcePositions().getEndPosition(unit, tree));
    }

    private int line(long position) {
        return Math.toIntExact(unit.getLineMap().getLineNumber(position));
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String content;

        Text(URI place, String content) {
            super(place, Kind.SOURCE);
            this.content = content;
        }

        @Override
        public String getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }
}
