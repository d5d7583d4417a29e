package io.jenkins.plugins.upkeep.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which package may use which: an upper floor a lower one, never the other way, and task families not each other. */
final class Floors {
    private static final String ROOT = "io.jenkins.plugins.upkeep.";
    private static final List<Set<String>> FROM_BELOW = List.of(
            Set.of("system"),
            Set.of("config", "report", "task"),
            Set.of("notify", "monitoring"),
            Set.of(
                    "health",
                    "quality",
                    "postgres",
                    "redis",
                    "traffic",
                    "backup",
                    "drill",
                    "rollback",
                    "security",
                    "dependencies",
                    "review",
                    "window",
                    "emergency"),
            Set.of("cli"),
            Set.of("jenkins"));
    private static final int FAMILIES = 3;
    private static final Map<String, Integer> FLOOR = floors();
    /**
     * Families that stand on another one: an emergency is a health check in a hurry; a rollback backs up, enters
     * maintenance and asks whether the service is well; an audit asks what is known of packages, and what the logs tell.
     */
    private static final Map<String, Set<String>> USES = Map.of(
            "drill", Set.of("backup"),
            "rollback", Set.of("backup", "health", "window"),
            "postgres", Set.of("backup"),
            "emergency", Set.of("health"),
            "security", Set.of("dependencies", "traffic"),
            "dependencies", Set.of("health"));

    private Floors() {}

    static ArchRule rule() {
        return ArchRuleDefinition.classes().that().resideInAPackage(ROOT + ".").should(new StandOnTheirFloor());
    }

    private static Map<String, Integer> floors() {
        var floors = new HashMap<String, Integer>();
        for (int floor = 0; floor < FROM_BELOW.size(); floor++) {
            for (var part : FROM_BELOW.get(floor)) {
                floors.put(part, floor);
            }
        }
        return floors;
    }

    /** The part of the house that a class stands in; empty for a class that is not ours. */
    private static String part(JavaClass type) {
        var place = type.getPackageName() + ".";
        if (!place.startsWith(ROOT)) {
            return "";
        }
        return place.substring(ROOT.length()).replaceFirst("\\..*", "");
    }

    private static boolean allows(String user, String used) {
        if (used.isEmpty() || used.equals(user)) {
            return true;
        }
        if (!FLOOR.containsKey(user) || !FLOOR.containsKey(used)) {
            return false;
        }
        return FLOOR.get(user) > FLOOR.get(used) || (FLOOR.get(user).equals(FLOOR.get(used)) && neighbours(user, used));
    }

    private static boolean neighbours(String user, String used) {
        return FLOOR.get(user) != FAMILIES || USES.getOrDefault(user, Set.of()).contains(used);
    }

    private static final class StandOnTheirFloor extends ArchCondition<JavaClass> {
        private StandOnTheirFloor() {
            super("use lower floors only");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            var part = part(type);
            if (!FLOOR.containsKey(part)) {
                events.add(
                        SimpleConditionEvent.violated(type, type.getName() + " stands on no floor; add its package"));
            }
            type.getDirectDependenciesFromSelf().stream()
                    .filter(dependency -> !allows(part, part(dependency.getTargetClass())))
                    .map(Dependency::getDescription)
                    .forEach(text -> events.add(SimpleConditionEvent.violated(type, text)));
        }
    }
}
