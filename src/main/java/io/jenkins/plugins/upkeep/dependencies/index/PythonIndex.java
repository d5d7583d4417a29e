package io.jenkins.plugins.upkeep.dependencies.index;

import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * An index of Python packages: PyPI, or one that is like it. Its JSON is asked first, since it has the dates; where there is none,
 * the simple index is (PEP 503 in HTML, PEP 691 and 700 in JSON).
 */
public final class PythonIndex implements PackageIndex {
    private static final String SIMPLE = "/simple";
    private static final String ACCEPT_SIMPLE =
            SimpleDocument.TYPE + ", application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1";

    private final IndexClient client;
    private final String simple;

    /**
     * @param address where it is; with or without {@code /simple} at its end
     */
    public PythonIndex(IndexAddress address) {
        this.simple = simplePath(address);
        var base = address.base().toString();
        var root = IndexAddress.of(
                URI.create(base.substring(0, base.length() - shared(base))), address.user(), address.password());
        this.client = new IndexClient(root);
    }

    private static int shared(String base) {
        return base.endsWith("/+simple") ? "/+simple".length() : base.endsWith(SIMPLE) ? SIMPLE.length() : 0;
    }

    private static String simplePath(IndexAddress address) {
        return address.base().toString().endsWith("/+simple") ? "/+simple" : SIMPLE;
    }

    /**
     * @param address where an index of Python packages is; with or without {@code /simple} at its end
     * @return the address that pip is given
     */
    public static String forPip(IndexAddress address) {
        var base = address.base().toString();
        return shared(base) > 0 ? base + "/" : base + SIMPLE + "/";
    }

    @Override
    public String place() {
        return client.address().toString();
    }

    @Override
    public List<Release> releases(Component component) throws UpkeepException, InterruptedException {
        var name = Names.python(component.name());
        var json = json(name);
        return json.isPresent() ? json.get() : simple(name);
    }

    /** Empty where the index has no such JSON, or something else answers in its place. */
    private Optional<List<Release>> json(String name) throws UpkeepException, InterruptedException {
        var answer = client.get("/pypi/" + name + "/json", "application/json");
        if (!answer.isGood()) {
            return Optional.empty();
        }
        try {
            return answer.json(PypiDocument.class).list();
        } catch (IndexDownException e) {
            throw e;
        } catch (UpkeepException e) {
            return Optional.empty();
        }
    }

    private List<Release> simple(String name) throws UpkeepException, InterruptedException {
        var answer = client.get(simple + "/" + name + "/", ACCEPT_SIMPLE);
        if (!answer.isGood()) {
            throw answer.refusal();
        }
        var files = answer.type().contains("json")
                ? answer.json(SimpleDocument.class).list()
                : SimplePage.files(answer.text());
        return PythonFile.releases(name, files);
    }
}
