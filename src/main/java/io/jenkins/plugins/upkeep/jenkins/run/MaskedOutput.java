package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.console.LineTransformationOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes lines with stars in the place of secrets. For one thread. */
final class MaskedOutput extends LineTransformationOutputStream.Delegating {
    private static final String STARS = "****";

    private final Pattern secrets;

    /**
     * @param out where the lines go
     * @param secrets what must not be seen, longest parts first; none when empty
     */
    MaskedOutput(OutputStream out, List<String> secrets) {
        super(out);
        this.secrets = pattern(secrets);
    }

    static Pattern pattern(List<String> secrets) {
        var any = secrets.stream()
                .filter(secret -> !secret.isEmpty())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile(any.isEmpty() ? "(?!)" : any);
    }

    @Override
    protected void eol(byte[] line, int length) throws IOException {
        var text = new String(line, 0, length, StandardCharsets.UTF_8);
        var matcher = secrets.matcher(text);
        if (matcher.find()) {
            out.write(matcher.replaceAll(STARS).getBytes(StandardCharsets.UTF_8));
        } else {
            out.write(line, 0, length);
        }
    }
}
