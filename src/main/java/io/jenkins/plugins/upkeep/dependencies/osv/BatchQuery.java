package io.jenkins.plugins.upkeep.dependencies.osv;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.upkeep.dependencies.advisory.Wanted;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Asks the web API which advisories affect packages: many packages in one question, and each page of its answers. */
final class BatchQuery {
    private static final String PATH = "/v1/querybatch";
    private static final int MOST = 1_000;
    private static final int MOST_QUESTIONS = 500;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,199}");
    private static final ObjectMapper MAPPER = Json.mapper();

    private final ApiCalls calls;
    private final Deque<Question> open = new ArrayDeque<>();
    private final Map<Wanted, Set<String>> ids = new LinkedHashMap<>();

    BatchQuery(ApiCalls calls) {
        this.calls = calls;
    }

    private record Question(Wanted wanted, String page) {
        private Query query() {
            var component = wanted.component();
            return new Query(
                    wanted.publishedVersion(),
                    new Named(component.fullName(), wanted.ecosystemName()),
                    page.isEmpty() ? null : page);
        }
    }

    private record Document(List<Query> queries) {}

    private record Query(
            String version,
            @JsonProperty("package") Named about,
            @JsonProperty("page_token") String page) {}

    private record Named(String name, String ecosystem) {}

    private record Answer(List<Result> results) {}

    private record Result(
            List<Id> vulns, @JsonProperty("next_page_token") String next) {}

    private record Id(String id) {}

    /**
     * @return the ids of the advisories that affect each package; a package that none affects has an empty set
     */
    Map<Wanted, Set<String>> ask(Collection<Wanted> wanted) throws UpkeepException, InterruptedException {
        for (var one : wanted) {
            open.add(new Question(one, ""));
            ids.put(one, new LinkedHashSet<>());
        }
        for (int asked = 0; !open.isEmpty(); asked++) {
            require(asked < MOST_QUESTIONS, "it names one page after the other without end");
            askSome();
        }
        return ids;
    }

    private void askSome() throws UpkeepException, InterruptedException {
        var some = new ArrayList<Question>();
        while (some.size() < MOST && !open.isEmpty()) {
            some.add(open.poll());
        }
        var results = results(some);
        require(results.size() == some.size(), "it answers " + results.size() + " of " + some.size() + " questions");
        for (int i = 0; i < some.size(); i++) {
            take(some.get(i).wanted(), results.get(i));
        }
    }

    private List<Result> results(List<Question> some) throws UpkeepException, InterruptedException {
        var document = new Document(some.stream().map(Question::query).toList());
        try {
            var answer = MAPPER.readValue(calls.post(PATH, MAPPER.writeValueAsString(document)), Answer.class);
            require(answer != null && answer.results() != null, "it has no results");
            return answer.results();
        } catch (JsonProcessingException e) {
            throw strange(e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw strange(e.getMessage(), e);
        }
    }

    private void take(Wanted wanted, Result result) throws UpkeepException {
        if (result == null) {
            return;
        }
        for (var vuln : Objects.requireNonNullElse(result.vulns(), List.<Id>of())) {
            require(
                    vuln != null && vuln.id() != null && ID.matcher(vuln.id()).matches(),
                    "it names an id that is none");
            ids.get(wanted).add(vuln.id());
        }
        if (result.next() != null && !result.next().isEmpty()) {
            open.add(new Question(wanted, result.next()));
        }
    }

    private static void require(boolean holds, String otherwise) throws UpkeepException {
        if (!holds) {
            throw strange(otherwise, null);
        }
    }

    private static UpkeepException strange(String reason, Throwable cause) {
        return new UpkeepException(
                PATH + ": the server's answer cannot be understood (" + OneLine.of(reason)
                        + "); check that it is the web API of OSV",
                cause);
    }
}
