package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.dependencies.index.IndexAddress;
import io.jenkins.plugins.upkeep.dependencies.index.PythonIndex;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.File;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/** What programs of an environment of Python get to know: foreign code runs in them, so it is as little as will do. */
final class PythonProgram {
    private static final List<String> NETWORK = List.of(
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            "REQUESTS_CA_BUNDLE",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY",
            "http_proxy",
            "https_proxy",
            "no_proxy");

    private PythonProgram() {}

    /** The trusted program that makes an environment: nothing of another environment may lead it astray. */
    static Command maker(Command command) {
        return command.forget("PYTHON").forget("PIP_").forget("VIRTUAL_ENV");
    }

    /** The variables of any program in an environment. */
    static Map<String, String> variables(Path environment, Path home) {
        var variables = new HashMap<String, String>();
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        variables.put("PATH", environment.resolve("bin") + File.pathSeparator + path);
        variables.put("VIRTUAL_ENV", environment.toString());
        variables.put("HOME", home.toString());
        variables.put("LC_ALL", "C.UTF-8");
        variables.put("PYTHONNOUSERSITE", "1");
        Optional.ofNullable(System.getenv("TMPDIR")).ifPresent(folder -> variables.put("TMPDIR", folder));
        return variables;
    }

    /** Those of pip: one index and no other, whatever its files of settings say. */
    static Map<String, String> variablesOfPip(Path environment, Path home, Path cache, IndexAddress index) {
        var variables = variables(environment, home);
        NETWORK.forEach(
                name -> Optional.ofNullable(System.getenv(name)).ifPresent(value -> variables.put(name, value)));
        variables.put("PIP_CONFIG_FILE", "/dev/null");
        variables.put("PIP_CACHE_DIR", cache.toString());
        variables.put("PIP_RETRIES", "2");
        // The only way that a process list does not show.
        variables.put("PIP_INDEX_URL", address(index));
        return variables;
    }

    private static String address(IndexAddress index) {
        var plain = PythonIndex.forPip(index);
        return index.user()
                .map(user -> plain.replaceFirst("://", "://" + Matcher.quoteReplacement(account(user, index)) + "@"))
                .orElse(plain);
    }

    private static String account(String user, IndexAddress index) {
        return encoded(user)
                + index.password()
                        .map(Secret::reveal)
                        .map(password -> ":" + encoded(password))
                        .orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Takes out of a program's output what nobody may see. */
    static String clean(String output, IndexAddress index) {
        var password = index.password().map(Secret::reveal).filter(text -> !text.isEmpty());
        return password.map(text -> output.replace(text, "****").replace(encoded(text), "****"))
                .orElse(output);
    }
}
