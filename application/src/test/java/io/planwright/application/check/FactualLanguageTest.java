package io.planwright.application.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.workspace.SomeWorkspace;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactualLanguageTest {

    private static List<String> in(String text) {
        return Found.by(Rule.FACTUAL_LANGUAGE, SomeWorkspace.plain().prd("overview", text));
    }

    @Test
    void marketingIsFlaggedWithLineWordAndCategory() {
        assertThat(in("""
                ## When to Use Obstore

                Obstore is **ideal** for:
                - ✅ High-performance workloads

                **Trade-offs:**
                - ✅ Pros: 10x faster
                - ❌ Cons: Fewer backends
                """))
                .containsExactly(
                        "prd.md:1 'When to Use' is prescriptive",
                        "prd.md:3 'ideal for' is prescriptive",
                        "prd.md:4 '✅' is a verdict without words",
                        "prd.md:6 'Trade-offs' is marketing",
                        "prd.md:7 'Pros' is marketing",
                        "prd.md:7 '✅' is a verdict without words",
                        "prd.md:8 'Cons' is marketing",
                        "prd.md:8 '❌' is a verdict without words");
    }

    @Test
    void factsAreLeftAlone() {
        assertThat(in("""
                ## Obstore Backend

                Rust-based storage implementation.

                **Characteristics:**
                - Implementation: Native Rust via PyO3 bindings
                - Supported backends: S3, GCS, Azure, local, memory
                - Benchmarks: [objective performance data](https://example.org/best-for-you)
                - [x] Prosecuted constraints are betterment of nothing; see better-sqlite3
                """)).isEmpty();
    }

    @Test
    void wordsOfAPhraseMayStandOnTwoLinesAndInBold() {
        assertThat(in("# A\n\nIt is recommended. This is best\nfor you, and you should **use** it.\n"))
                .containsExactly(
                        "prd.md:3 'recommended' is prescriptive",
                        "prd.md:3 'best for' is prescriptive",
                        "prd.md:4 'should use' is prescriptive");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Choose PostgreSQL when it is large.",
                "Use the other one for tests.",
                "- [ ] Use Redis for caching",
                "It is Excellent.",
                "It is PERFECT",
                "a state-of-the-art cache",
                "| a | b |\n|---|---|\n| better | x |",
                "> worse",
                "<div>best</div>",
                "🚀 fast",
                "A ⭐⭐⭐ rating",
                "Nên sử dụng PostgreSQL.",
                "Giải pháp tốt nhất",
                "Đây là lựa chọn HOÀN HẢO",
                "Ưu điểm: nhanh",
                "**Nhược điểm**: chậm",
                "Được khuyến nghị",
                "lý tưởng cho ứng dụng",
                "Chọn PostgreSQL khi dữ liệu lớn",
                "Thật tuyệt vời"
            })
    void praiseAndAdviceAreFlaggedInBothLanguages(String text) {
        assertThat(in(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```\n# ✅ recommended, the best\n```",
                "    best, indented as code",
                "Call `best()` and `should use`",
                "<!-- recommended -->",
                "See https://example.org/best and <https://example.org/perfect>",
                "The goal is to use it; users choose.",
                "Bestimmt, perfection, idealism, processes",
                "Hệ thống lưu đơn hàng trong PostgreSQL.",
                "Tốc độ đo được là 10 ms; người dùng chọn ngôn ngữ.",
                "## Phase 1: Planning & Research ✅",
                "nhất quán, tốt nghiệp"
            })
    void codeAddressesAndPlainStatementsAreNot(String text) {
        assertThat(in(text)).isEmpty();
    }

    @Test
    void decomposedVietnameseIsTheSameVietnamese() {
        assertThat(in(Normalizer.normalize("Giải pháp tốt nhất", Normalizer.Form.NFD)))
                .containsExactly("prd.md:1 'tốt nhất' is an opinion");
    }

    @Test
    void linesAreThoseOfTheExportedFile() {
        var workspace = SomeWorkspace.plain()
                .prd("preamble", "# Sign in\n\n")
                .prd("overview", "## Overview\n\nFacts.\n\n")
                .prd("goals", "## Goals\n\nThe best.\n");

        assertThat(Found.by(Rule.FACTUAL_LANGUAGE, workspace)).containsExactly("prd.md:9 'best' is an opinion");
    }

    @Test
    void plansAreReadTooAndTheMarksOfTheirTasksAreNot() {
        var workspace = SomeWorkspace.plain().plan("tasks.md", """
                # Tasks: Sign in

                ## Phase 1: Build ✅
                - [x] ✅ Write the form
                  - the recommended way
                - [ ] Use Redis for sessions

                ## Notes
                - ✅ fine
                """);

        assertThat(Found.by(Rule.FACTUAL_LANGUAGE, workspace))
                .containsExactly(
                        "tasks.md:5 'recommended' is prescriptive",
                        "tasks.md:6 'Use Redis for' is prescriptive",
                        "tasks.md:9 '✅' is a verdict without words");
    }

    @Test
    void marksOfTargetsAndScratchNotesAreLeftAlone() {
        var workspace = SomeWorkspace.asking(
                        "sections: [{key: technical-scope, heading: Technical Scope, items: target}]\n")
                .prd("technical-scope", "## Technical Scope\n\n- ✅ PostgreSQL (asyncpg)\n- Oracle ✅\n")
                .section("tmp/notes.md", "tmp-notes", "the best\n");

        assertThat(Found.by(Rule.FACTUAL_LANGUAGE, workspace))
                .containsExactly("prd.md:4 '✅' is a verdict without words");
    }
}
