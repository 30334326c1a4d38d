package io.planwright.application.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.planwright.application.markdown.Slugs;
import io.planwright.domain.project.Language;
import org.junit.jupiter.api.Test;

class PlaybooksTest {

    private final Playbooks playbooks = new Playbooks();

    @Test
    void allBuiltInPlaybooksAreThere() {
        assertThat(playbooks.all())
                .extracting(Playbook::key)
                .containsExactly("library", "coordination", "test-driven", "domain-driven", "light");
        assertThat(playbooks.all())
                .allSatisfy(each -> assertThat(playbooks.withKey(each.key())).isSameAs(each));
    }

    @Test
    void everyPlaybookHasSectionsAndChecksEachWithItsOwnKey() {
        assertThat(playbooks.all()).allSatisfy(playbook -> {
            assertThat(playbook.name().in(Language.EN)).isNotBlank();
            assertThat(playbook.sections())
                    .isNotEmpty()
                    .allSatisfy(section ->
                            assertThat(section.guidance().in(Language.EN)).isNotBlank());
            assertThat(playbook.sections()).extracting(Playbook.Section::key).doesNotHaveDuplicates();
            assertThat(playbook.gate().name().in(Language.EN)).isNotBlank();
            assertThat(playbook.gate().checks())
                    .isNotEmpty()
                    .allSatisfy(
                            check -> assertThat(check.text().in(Language.EN)).isNotBlank());
            assertThat(playbook.gate().checks())
                    .extracting(Playbook.GateCheck::key)
                    .doesNotHaveDuplicates();
        });
    }

    /** A file that is written out and imported again finds its sections by their headings. */
    @Test
    void theKeyOfASectionIsWhatAnImportMakesOfItsHeading() {
        assertThat(playbooks.all())
                .flatExtracting(Playbook::sections)
                .allSatisfy(section -> assertThat(Slugs.slug(section.heading().in(Language.EN)))
                        .isEqualTo(section.key()));
    }

    @Test
    void anUnknownPlaybookIsRefusedNamingThePossibleOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> playbooks.withKey("chess"))
                .withMessageContaining("chess")
                .withMessageContaining("library, coordination, test-driven, domain-driven, light");
    }
}
