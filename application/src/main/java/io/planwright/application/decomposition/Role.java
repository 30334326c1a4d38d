package io.planwright.application.decomposition;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a part of a document is there for, by what it is called; in the order in which they are asked. */
enum Role {
    OUTSIDE("non-goals?|out of scope|ngoài phạm vi|không thuộc"),
    CRITERIA("acceptance|success criteria|criteria|definition of done|quality gates?|check ?list|tiêu chí|nghiệm thu"),
    CONSTRAINT("non-?functional|constraints?|standards?|conventions?|ràng buộc|phi chức năng"),
    NARRATIVE("overview|introduction|context|background|problem|summary|references|risks?|metrics|questions?|motivation"
            + "|assumptions?|migration guide|glossary|appendix|history|change ?log|notes?|target users?|why|users"
            + "|testing strategy|final verification|dependencies|circuit breaker impact|tổng quan|giới thiệu|bối cảnh"
            + "|vấn đề|rủi ro|tham khảo|câu hỏi|ghi chú|phụ lục|đối tượng"),
    REFERENCE("module structure|structure|files? (?:created|modified|changed)|api specification|dependency changes"
            + "|directory|layout|estimated impact|affected modules|cấu trúc"),
    WORK("implementation|build sequence|steps?|tasks?|to-?dos?|work items?|action items?|roadmap|milestones?|phases?"
            + "|cycles?|sprints?|backlog|deliverables?|bước|công việc|nhiệm vụ|giai đoạn|triển khai|lộ trình|thực hiện"
            + "|việc cần làm"),
    REQUIREMENT("requirements?|features?|stories|scope|functional|capabilities|goals|objectives|use cases?|yêu cầu"
            + "|tính năng|chức năng|mục tiêu|phạm vi"),
    DESIGN("architecture|design|proposed|proposal|solution|schema changes|approach|changes|kiến trúc|thiết kế|giải pháp"
            + "|thay đổi");

    private final Pattern pattern;

    Role(String words) {
        pattern = Pattern.compile(
                "(?<![\\p{L}\\p{N}_])(?:" + words + ")(?![\\p{L}\\p{N}_])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** @return the role that the title names; null when it names none */
    static @Nullable Role of(String title) {
        for (var role : values()) {
            if (role.pattern.matcher(title).find()) {
                return role;
            }
        }
        return null;
    }
}
