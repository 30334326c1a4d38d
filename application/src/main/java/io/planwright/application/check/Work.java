package io.planwright.application.check;

import io.planwright.application.check.Steps.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Kinds of work in the order in which they build on each other. */
public enum Work {
    SCHEMA("schema|migrations?|tables?|columns?|ddl|lược đồ|di trú|bảng|cột"),
    MODEL("models?|data ?class(?:es)?|enums?|entit(?:y|ies)|value objects?|mô hình|thực thể"),
    LOGIC("logic|algorithms?|business rules?|nghiệp vụ|thuật toán|xử lý"),
    INTEGRATION("integrations?|integrate|wire|wiring|worker pool|tích hợp|kết nối"),
    COMMAND_LINE("cli|command[ -]?line|dòng lệnh");

    private static final Pattern TESTS = words("tests?|testing|e2e|end-to-end|kiểm thử|test");
    private static final Pattern DOCUMENTS =
            words("docs?|documentation|document|readme|changelog|guides?|release notes|tài liệu|hướng dẫn");

    private final Pattern pattern;

    Work(String pattern) {
        this.pattern = words(pattern);
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}_])(?:" + alternatives + ")(?![\\p{L}\\p{N}_])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** @return what the step's own title names; where it names nothing or several kinds, what its phase's does */
    static Optional<Work> of(Step step) {
        if (isTestOrDocument(step)) {
            return Optional.empty();
        }
        return only(named(step.title())).or(() -> only(named(step.phase())));
    }

    static boolean isTestOrDocument(Step step) {
        return isTestOrDocument(step.title()) || named(step.title()).isEmpty() && isTestOrDocument(step.phase());
    }

    private static boolean isTestOrDocument(String title) {
        return isTests(title) || isDocuments(title);
    }

    /** @return whether the title of a task or phase names tests */
    public static boolean isTests(String title) {
        return TESTS.matcher(title).find();
    }

    /** @return whether the title of a task or phase names documentation */
    public static boolean isDocuments(String title) {
        return DOCUMENTS.matcher(title).find();
    }

    private static List<Work> named(String title) {
        return Arrays.stream(values())
                .filter(work -> work.pattern.matcher(title).find())
                .toList();
    }

    private static Optional<Work> only(List<Work> named) {
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }
}
