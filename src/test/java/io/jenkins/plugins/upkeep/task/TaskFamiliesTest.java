package io.jenkins.plugins.upkeep.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.config.SharedSections;
import org.junit.jupiter.api.Test;

class TaskFamiliesTest {
    @Test
    void shouldFindTheFamilies() {
        assertThat(TaskFamilies.all())
                .extracting(family -> family.getClass().getSimpleName())
                .contains("HealthFamily", "BackupFamily", "DrillFamily");
    }

    @Test
    void shouldFindSharedSectionsAndThoseOfTheFamilies() {
        // When
        var sections = TaskFamilies.sections();

        // Then
        assertThat(sections).containsAll(SharedSections.all()).doesNotHaveDuplicates();
        assertThat(sections)
                .extracting(section -> section.getAnnotation(Place.class).value())
                .contains("backup", "drill", "drill.failover", "database.maintenance", "api.accessLogs");
    }
}
