package io.planwright.application.decomposition;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a line such as {@code Files: a.py} speaks about. */
enum Field {
    FILES("files|file|path|paths|location|files to create|files to modify|affected files|files affected|module hint"
            + "|module|modules|modify|create|tệp|tập tin|đường dẫn|mô-đun"),
    TESTS("tests|test|test file|test files|unit tests|tests to write|kiểm thử|tệp kiểm thử|test cases"),
    DEPENDS("depends on|depends|dependencies|dependency|requires|required|prerequisites|prerequisite|after|blocked by"
            + "|needs|builds on|phụ thuộc|phụ thuộc vào|cần có|sau|điều kiện|điều kiện trước|yêu cầu trước"),
    CRITERIA("verify|verification|done|done when|acceptance|acceptance criteria|criteria|success criteria|success"
            + "|expected|expected result|definition of done|exit criteria|checks|tiêu chí|tiêu chí chấp nhận"
            + "|tiêu chí hoàn thành|kết quả|kết quả mong đợi|nghiệm thu|hoàn thành khi|kiểm tra"),
    ACTION("action|actions|steps|what|what to do|do|implementation|details|tasks|scope|hành động|các bước|việc cần làm"
            + "|nội dung"),
    NOTES("note|notes|hint|hints|tip|tips|rationale|why|key decisions|key design decisions|design decisions|warning"
            + "|caution|important|see|see also|reference|references|key functions|pattern|ghi chú|lưu ý|gợi ý|lý do"
            + "|tham khảo|cảnh báo"),
    COMPLEXITY("complexity|effort|size|độ phức tạp|độ khó"),
    OTHER("estimate|estimated|priority|owner|assignee|status|role|author|date|prerequisite|goal|objective|responsible"
            + "|ưu tiên|người phụ trách|trạng thái|ước lượng|mục tiêu|vai trò");

    private static final Map<String, Field> BY_NAME = Stream.of(values())
            .flatMap(field -> Stream.of(field.names.split("\\|")).map(name -> Map.entry(name, field)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, _) -> first));
    private static final int LONGEST = 30;

    /** What begins a line about files only where a file is named. */
    private static final Set<String> AMBIGUOUS = Set.of("create", "modify", "module", "modules", "path", "paths");

    private final String names;

    Field(String names) {
        this.names = names;
    }

    /**
     * A line taken apart.
     *
     * @param value what stands after the colon
     */
    record Said(Field field, String value) {}

    /** @return what the line says when it is such a line; null otherwise */
    static @Nullable Said of(String line) {
        int colon = line.indexOf(':');
        if (colon < 1 || colon > LONGEST + 4) {
            return null;
        }
        var name = line.substring(0, colon).replaceAll("[*_`]", "").strip();
        var field = named(name);
        if (field == null) {
            return null;
        }
        var value = line.substring(colon + 1).strip();
        value = value.startsWith("**") || value.startsWith("__")
                ? value.substring(2).strip()
                : value;
        return field == FILES && AMBIGUOUS.contains(name.toLowerCase(Locale.ROOT)) && !FileNames.areIn(value)
                ? null
                : new Said(field, value);
    }

    static @Nullable Field named(String name) {
        return BY_NAME.get(Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFC));
    }
}
