package io.jenkins.plugins.upkeep.review.running;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.upkeep.review.lifecycle.Version;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Asks what is in a docker image: by the variables that its makers set in it and that docker knows, or else by its tag. An image
 * that runs is known by its digest, since a tag may be moved to another one.
 *
 * @param name the thing's name in reports
 * @param product the word for its product
 * @param reference the image's name
 * @param docker the docker that has it
 */
public record AskImage(String name, String product, String reference, Docker docker) implements Asking {
    private static final int SHORT_DIGEST = 12;

    /**
     * @param reference an image's name
     * @return the product in it; empty when its name tells none
     */
    public static Optional<String> product(String reference) {
        return new Image(reference).product();
    }

    @Override
    public String subject() {
        return name;
    }

    @Override
    public String plan() {
        return name + ": ask docker for image " + reference;
    }

    @Override
    public Set<String> products() {
        return Set.of(product);
    }

    @Override
    public Answer ask() throws UpkeepException, InterruptedException {
        return Answer.of(running(docker.image(reference)));
    }

    private Running running(JsonNode image) throws UpkeepException {
        var inside = inside(image);
        var version = inside.or(() -> new Image(reference).tagged())
                .orElseThrow(() -> new UpkeepException(name + ": image " + reference
                        + " tells no version, neither by its tag nor by a variable in it; give the thing a version"));
        var how = inside.isPresent() ? " by what is in image " : " by the tag of image ";
        return new Running(
                name,
                product,
                version,
                Words.shortened("is " + version + how + reference + digest(image)),
                Keeper.vendor());
    }

    private Optional<Version> inside(JsonNode image) {
        var start = Image.variable(product).map(variable -> variable + "=");
        return start.flatMap(prefix -> texts(image.path("Config").path("Env")).stream()
                .filter(text -> text.startsWith(prefix))
                .map(text -> text.substring(prefix.length()).replaceFirst("^jdk-?", ""))
                .flatMap(text -> Version.parse(text).stream())
                .findFirst());
    }

    private static String digest(JsonNode image) {
        return texts(image.path("RepoDigests")).stream()
                .map(text -> text.replaceFirst("^.*@sha256:", ""))
                .filter(text -> text.matches("[0-9a-f]{64}"))
                .findFirst()
                .map(text -> ", digest " + text.substring(0, SHORT_DIGEST))
                .orElse("");
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
