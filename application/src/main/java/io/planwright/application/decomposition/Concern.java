package io.planwright.application.decomposition;

import java.util.regex.Pattern;

/** Kinds of work in the order in which they build on each other. */
enum Concern {
    SCHEMA(
            "Schema",
            "Lược đồ dữ liệu",
            "schema|migrations?|migrate|tables?|columns?|ddl|lược đồ|di trú|bảng dữ liệu|cột"),
    MODEL(
            "Model",
            "Mô hình",
            "models?|data ?class(?:es)?|enums?|entit(?:y|ies)|value objects?|types?|dto|mô hình|thực thể"),
    LOGIC("Core logic", "Nghiệp vụ", ""),
    INTEGRATION(
            "Integration",
            "Tích hợp",
            "integrations?|integrate|wire|wires|wiring|endpoints?|routes?|routers?|middleware|register|registers|rest"
                    + "|http|webhooks?|bridge|hook|hooks|config(?:uration)?|ui|page|screen|views?|tích hợp|kết nối"
                    + "|giao diện|trang|màn hình|đăng ký"),
    COMMAND_LINE("Command line", "Dòng lệnh", "cli|command[ -]?line|console|dòng lệnh"),
    TESTS("Tests", "Kiểm thử", "tests?|testing|e2e|end-to-end|kiểm thử"),
    DOCUMENTS("Documentation", "Tài liệu", "docs?|documentation|readme|changelog|release notes|tài liệu|hướng dẫn");

    private final String english;
    private final String vietnamese;
    private final Pattern pattern;

    Concern(String english, String vietnamese, String words) {
        this.english = english;
        this.vietnamese = vietnamese;
        pattern = Pattern.compile(
                words.isEmpty() ? "(?!)" : "(?<![\\p{L}\\p{N}_])(?:" + words + ")(?![\\p{L}\\p{N}_])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    String in(boolean inVietnamese) {
        return inVietnamese ? vietnamese : english;
    }

    /** @return what the text is about; logic where it does not say */
    static Concern of(String text) {
        if (WorkTitle.isWork(text)
                ? text.matches("(?i)(?:write|add|run|viết|thêm|chạy) .{0,40}\\b(?:tests?|kiểm thử)\\b.*")
                : TESTS.pattern.matcher(text).find()) {
            return TESTS;
        }
        for (var concern : new Concern[] {DOCUMENTS, COMMAND_LINE, SCHEMA, MODEL, INTEGRATION}) {
            if (concern.pattern.matcher(text).find()) {
                return concern;
            }
        }
        return LOGIC;
    }
}
