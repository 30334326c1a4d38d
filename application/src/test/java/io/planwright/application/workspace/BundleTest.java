package io.planwright.application.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BundleTest {

    private static SortedMap<String, byte[]> files(String... pathsAndTexts) {
        var files = new TreeMap<String, byte[]>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.put(pathsAndTexts[i], pathsAndTexts[i + 1].getBytes(UTF_8));
        }
        return files;
    }

    @Test
    void aZipMayBeAWorkspaceByItself() {
        var bundles = Bundle.of("sign-in", files("prd.md", "# PRD: Sign In\n", "research/notes.md", "Notes\n"));

        assertThat(bundles).singleElement().satisfies(bundle -> {
            assertThat(bundle.files()).containsOnlyKeys("prd.md", "research/notes.md");
            assertThat(bundle.title()).isEqualTo("Sign In");
            assertThat(bundle.slug()).isEqualTo("sign-in");
        });
    }

    @Test
    void aZipMayHoldOneFolderWithTheWorkspace() {
        var bundles = Bundle.of("download", files("log-in/prd.md", "# PRD: Sign In\n", "log-in/a/b.md", "B\n"));

        assertThat(bundles).singleElement().satisfies(bundle -> {
            assertThat(bundle.name()).isEqualTo("log-in");
            assertThat(bundle.files()).containsOnlyKeys("prd.md", "a/b.md");
            assertThat(bundle.slug()).isEqualTo("log-in");
        });
    }

    @Test
    void aZipMayHoldSeveralWorkspaces() {
        var bundles = Bundle.of(
                "specs",
                files("specs/a/prd.md", "# A\n", "specs/a/tasks.md", "# Tasks: A\n", "specs/b/tasks.md", "# B\n"));

        assertThat(bundles).extracting(Bundle::name).containsExactly("a", "b");
        assertThat(bundles)
                .extracting(bundle -> List.copyOf(bundle.files().keySet()))
                .containsExactly(List.of("prd.md", "tasks.md"), List.of("tasks.md"));
    }

    @Test
    void aWorkspaceWithinAWorkspaceIsAPartOfIt() {
        var bundles = Bundle.of("specs", files("a/archive/old/prd.md", "# Old\n", "a/prd.md", "# A\n"));

        assertThat(bundles)
                .singleElement()
                .satisfies(bundle -> assertThat(bundle.files()).containsOnlyKeys("prd.md", "archive/old/prd.md"));
    }

    @Test
    void foldersWhoseNamesBeginAlikeAreDifferentFolders() {
        var bundles = Bundle.of("specs", files("a/prd.md", "# A\n", "ab/prd.md", "# AB\n"));

        assertThat(bundles).extracting(Bundle::name).containsExactly("a", "ab");
    }

    @Test
    void withoutAPrdOrATaskListAllIsOneWorkspace() {
        var bundles = Bundle.of("notes", files("one.md", "# One\n", "a/two.md", "# Two\n"));

        assertThat(bundles).singleElement().satisfies(bundle -> {
            assertThat(bundle.files()).containsOnlyKeys("one.md", "a/two.md");
            assertThat(bundle.title()).isEqualTo("notes");
            assertThat(bundle.slug()).isEqualTo("notes");
        });
    }

    @Test
    void withoutAPrdOneFolderAroundAllIsTakenOff() {
        var bundles = Bundle.of("download", files("notes/one.md", "# One\n", "notes/a/two.md", "# Two\n"));

        assertThat(bundles).singleElement().satisfies(bundle -> {
            assertThat(bundle.name()).isEqualTo("notes");
            assertThat(bundle.files()).containsOnlyKeys("one.md", "a/two.md");
        });
    }

    @Test
    void theTitleIsThatOfThePrdElseThatOfTheTaskList() {
        assertThat(new Bundle("x", files("prd.md", "# PRD: Sign In\n", "tasks.md", "# Tasks: Other\n")).title())
                .isEqualTo("Sign In");
        assertThat(new Bundle("x", files("prd.md", "No heading\n", "tasks.md", "# Tasks: Other\n")).title())
                .isEqualTo("Other");
    }

    @Test
    void aSingleFileIsCalledByItsTitle() {
        var bundle = new Bundle("doc-7", files("doc-7.md", "# Đăng nhập\n"));

        assertThat(bundle.title()).isEqualTo("Đăng nhập");
        assertThat(bundle.slug()).isEqualTo("dang-nhap");
    }

    @Test
    void aSingleFileWithoutATitleIsCalledByItsName() {
        assertThat(new Bundle("doc-7", files("doc-7.md", "Text\n")).slug()).isEqualTo("doc-7");
    }

    @Test
    void aNameWithoutLettersGivesWayToTheTitle() {
        assertThat(new Bundle("登录", files("prd.md", "# Sign In\n", "a.md", "A\n")).slug())
                .isEqualTo("sign-in");
    }

    @Test
    void aWorkspaceThatIsCalledNothingHasATitleAllTheSame() {
        var bundle = new Bundle("", files("one.md", "One\n", "two.md", "Two\n"));

        assertThat(bundle.title()).isEqualTo("Imported workspace");
        assertThat(bundle.slug()).isEqualTo("imported-workspace");
    }

    @Test
    void plansAreKnownByTheirNames() {
        assertThat(List.of("tasks.md", "plan.md", "recovery-plan.md")).allMatch(Bundle::isPlan);
        assertThat(List.of("prd.md", "research/plan.md", "research/big-plan.md", "planning.md"))
                .noneMatch(Bundle::isPlan);
    }
}
