package io.planwright.application.decomposition;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in a line what is to be done, beginning with a verb, whatever the document called it. */
final class WorkTitle {

    private static final int LONGEST = 110;
    private static final Pattern NUMBERING =
            Pattern.compile("^(?:[A-Z]{1,6}-?\\d{1,4}(?:\\.\\d+)*\\s*[:.\u2013\u2014-]\\s*"
                    + "|\\(?\\d{1,3}(?:\\.\\d{1,3})*[.):]\\s+|\\d{1,3}(?:\\.\\d{1,3})+\\s+)");
    private static final Pattern COUNT = Pattern.compile("\\s*\\((?:\\d+ \\p{L}+|NEW|MODIFY|new|mới)\\)\\s*$");
    private static final Pattern COMMIT = Pattern.compile("\\s*\\[[0-9a-f]{7,40}]\\s*$|\\s*\u2705\\s*$");
    private static final Pattern EMPHASIS = Pattern.compile("\\*\\*|__(?=\\S)|(?<=\\S)__");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]\\[]{1,300})]\\([^)]{0,500}\\)");
    private static final Pattern WISH = Pattern.compile(
            "^(?:the |an? )?(?:system|application|app|server|service|tool|product|we|you|it|api|client|library)"
                    + "\\s+(?:must|shall|should|will|can|needs? to|have to|has to|may)\\s+(?:be able to\\s+)?(?!be\\b|not\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern THEN = Pattern.compile(
            "^(?:after that|afterwards|then|next|finally|first|second|third|lastly|also|and|sau đó|tiếp theo|cuối cùng"
                    + "|đầu tiên|rồi),?\\s+",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern USER = Pattern.compile(
            "^(?:the |an? )?((?:\\p{L}+ )?(?:users?|customers?|admins?|administrators?|visitors?|members?|people))"
                    + " (?:must|shall|should|will|can|need to|may) (?:be able to )?(?!be\\b|not\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FACT = Pattern.compile("^(?:The|Each|Every|No|All|Any|A|An) ");
    private static final Pattern STORY = Pattern.compile(
            "^as an? [^,]{1,80},?\\s+I\\s+(?:want|need|would like|wish)\\s+(?:to\\s+)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern WISH_VI = Pattern.compile(
            "^(?:hệ thống|ứng dụng|người dùng|máy chủ|dịch vụ|chúng ta)\\s+(?:phải|cần|nên|sẽ|có thể)\\s+(?:có thể\\s+)?"
                    + "|^là (?:một )?[^,]{1,60},\\s*tôi (?:muốn|cần)\\s+(?:có thể\\s+)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern DUTY =
            Pattern.compile("^(.{2,80}?) (?:must|shall|should) (not )?(be )?(.+)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern METHOD = Pattern.compile("^`?(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\\s+/.*");

    private static final Pattern CAPITALS_WITHIN = Pattern.compile("\\s`?\\p{Lu}\\p{Ll}");

    private static final Set<String> COMMON = Set.of(
            "Unit",
            "Integration",
            "Regression",
            "The",
            "A",
            "An",
            "New",
            "Basic",
            "Simple",
            "Global",
            "All",
            "Some",
            "User",
            "Data",
            "Error",
            "Full",
            "Automatic",
            "Support",
            "Tests",
            "Documentation",
            "Command",
            "Configuration");

    private static final Set<String> VERBS =
            Set.of(("accept add adjust adopt align allow analyse analyze announce answer apply assemble assert attach"
                            + " audit authenticate authorize automate avoid benchmark bind block break build bump cache"
                            + " calculate call catch change check choose clean clear close collect compare compile complete"
                            + " compute configure confirm connect convert copy count cover create debug decide declare decouple"
                            + " define delete deliver deploy deprecate derive describe design detect determine disable dispatch"
                            + " display document download draft drop edit eliminate emit enable encrypt enforce ensure"
                            + " establish evaluate examine execute expose extend extract fetch fill filter finalize find finish"
                            + " fix flag follow format generate give guard handle harden hide identify implement import improve"
                            + " include index initialize inject insert inspect install integrate introduce invalidate"
                            + " investigate keep launch let limit link list listen load localize lock log maintain make manage"
                            + " map mark measure merge migrate mock model modify monitor move name normalize notify offer open"
                            + " optimise optimize order organize package parse pass persist pin plan polish port prepare"
                            + " present preserve prevent print process produce profile protect provide prune publish pull push"
                            + " put query raise read rebuild receive recommend record reduce refactor register reject release"
                            + " reload remove rename render reorganize repeat replace report research reset resolve respond"
                            + " restore restrict retain retry return review revise rewrite roll rotate route run sanitize save"
                            + " scaffold scan schedule search secure select send separate serialize serve set setup shard ship"
                            + " show sign simplify skip sort specify split start stop store stream strip submit summarize"
                            + " support suppress switch sync synchronize tag take teach test throttle tidy toggle trace track"
                            + " train transform translate treat trigger trim tune turn unify unwrap update upgrade upload use"
                            + " validate verify view walk warn watch wire work wrap write archive cancel assign export invite"
                            + " pay redirect refresh revert scale seed subscribe unsubscribe group rank reuse rate")
                    .split(" "));
    private static final Set<String> ALSO_NOUNS =
            Set.of(("access cache test model index log lock filter group process query order report plan list view"
                            + " search set map schedule design document release review work display update record stream switch"
                            + " support package profile limit link trace tag track shard port retry reset check format seed"
                            + " export import route call change load open close run start stop use answer guard rate rank scale"
                            + " pass break copy count cover flag mark name pin print push pull raise trigger tune turn walk"
                            + " watch wrap benchmark audit archive download upload upgrade merge refactor research build deploy"
                            + " debug edit draft contact return setup sync sign")
                    .split(" "));
    private static final Pattern VERB_VI = Pattern.compile(
            "^(?:thêm|tạo|viết|xây dựng|cập nhật|sửa|xóa|xoá|kiểm tra|kiểm thử|thiết kế|triển khai|cài đặt|cấu hình|tích hợp"
                    + "|hiển thị|gửi|lưu|đọc|cho phép|hỗ trợ|xử lý|chuyển|đảm bảo|bảo đảm|hoàn thiện|định nghĩa|phân tích"
                    + "|nghiên cứu|đánh giá|chạy|đăng ký|đăng nhập|ghi|lấy|nhập|xuất|tìm|lọc|sắp xếp|đổi|mở|đóng|bổ sung"
                    + "|khởi tạo|kết nối|theo dõi|phát hành|soạn|lập|thực hiện|làm|chuẩn bị|rà soát|tối ưu|tách|gộp|gọi"
                    + "|nối|quản lý|xác thực|xác định|xác nhận|tính|in|trả về|dọn|bỏ|thay|nâng cấp|thử|khảo sát|tổ chức"
                    + "|thu thập|giới hạn|chặn|từ chối|thông báo|đặt|chọn|hủy|huỷ|tải|dịch|mã hóa|mã hoá|phân quyền)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern TESTS = Pattern.compile(
            "(?:^|[ -])(?:tests?|specs?|e2e)$|^(?:unit|integration|end-to-end|regression|e2e) tests?\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DOCUMENTS = Pattern.compile(
            "(?:^|\\b)(?:documentation|readme|changelog|guide|docs|release notes|manual)$", Pattern.CASE_INSENSITIVE);

    private final boolean vietnamese;

    WorkTitle(boolean vietnamese) {
        this.vietnamese = vietnamese;
    }

    /** @return whether the text is written in Vietnamese rather than in English */
    static boolean isVietnamese(String text) {
        long letters = 0;
        long marked = 0;
        for (int i = 0; i < Math.min(text.length(), 50_000); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                letters++;
                if (c >= 0x1EA0 && c <= 0x1EF9 || "ăâđêôơưĂÂĐÊÔƠƯàáảãạèéìíòóùúýĩũ".indexOf(c) >= 0) {
                    marked++;
                }
            }
        }
        return marked * 12 > letters;
    }

    /** @return the text without numbers, emphasis and marks, in one short line; empty when there is nothing left */
    static String plain(String text) {
        var line = text.length() > 2 * Reading.WIDEST ? text.substring(0, 2 * Reading.WIDEST) : text;
        line = LINK.matcher(line).replaceAll("$1");
        line = EMPHASIS.matcher(line).replaceAll("").strip();
        line = NUMBERING.matcher(line).replaceFirst("");
        var label = Units.labelOf(line);
        line = label == null ? line : label.rest();
        line = COMMIT.matcher(line).replaceFirst("");
        line = COUNT.matcher(line).replaceFirst("").strip();
        return shortened(line.replaceFirst("\\s*[:.;,]+$", ""), LONGEST).strip();
    }

    /** @return the text as a statement of its own, without numbers, emphasis and marks */
    static String said(String text) {
        var line = LINK.matcher(text).replaceAll("$1");
        line = EMPHASIS.matcher(line).replaceAll("").strip();
        line = line.replaceFirst("^\\(?\\d{1,3}[.)]\\s+", "");
        return COMMIT.matcher(line).replaceFirst("").strip();
    }

    /** @return the text in at most so many characters, ended where a thought or a word ends */
    static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        for (var end : new String[] {". ", ": ", "; ", " \u2014 ", " -- ", " (", ", "}) {
            int at = text.indexOf(end);
            if (at >= 12 && at <= most) {
                return balanced(text.substring(0, at));
            }
        }
        int at = text.lastIndexOf(' ', most - 1);
        int cut = at > most / 2 ? at : most - 1;
        cut = Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut;
        return balanced(text.substring(0, cut).strip()) + "\u2026";
    }

    private static String balanced(String text) {
        return text.chars().filter(c -> c == '`').count() % 2 == 0 ? text : text + "`";
    }

    /** @return the plain text as a line that says what to do */
    String of(String text) {
        var plain = plain(text);
        if (plain.isEmpty()) {
            return plain;
        }
        if (vietnamese) {
            plain = capital(WISH_VI.matcher(plain).replaceFirst(""));
        }
        plain = THEN.matcher(plain).replaceFirst("");
        var after = Units.AFTER.matcher(plain);
        plain = after.lookingAt() && after.end() < plain.length() ? plain.substring(after.end()) : plain;
        var user = USER.matcher(plain);
        if (!vietnamese && user.find()) {
            return "Let " + user.group(1).toLowerCase(Locale.ROOT) + " " + plain.substring(user.end());
        }
        plain = STORY.matcher(WISH.matcher(plain).replaceFirst("")).replaceFirst("");
        if (isWork(capital(plain))) {
            return capital(plain);
        }
        var duty = DUTY.matcher(plain);
        if (!vietnamese && duty.matches()) {
            return "Ensure that " + lower(duty.group(1)) + duty(duty.group(1), duty.group(2), duty.group(3))
                    + duty.group(4);
        }
        var first = plain.split(" ", 3);
        boolean sentence = first.length > 1
                && !vietnamese
                && COMMON.contains(first[0])
                && !CAPITALS_WITHIN.matcher(plain).find();
        if (!vietnamese
                && first.length > 2
                && text.strip().endsWith(".")
                && FACT.matcher(plain).find()) {
            return "Ensure that " + lower(plain);
        }
        return verb(plain) + (sentence ? lower(plain) : plain);
    }

    private static String duty(String who, @Nullable String not, @Nullable String be) {
        var negation = not == null ? " " : " not ";
        boolean many = who.endsWith("s") && !who.endsWith("ss");
        if (be != null) {
            return (many ? " are" : " is") + negation;
        }
        return not == null ? many ? " " : " can " : many ? " do not " : " does not ";
    }

    private String verb(String title) {
        if (vietnamese) {
            return "Thực hiện: ";
        }
        if (FileNames.isFile(title.replace("`", "")) || FileNames.isFolder(title.replace("`", ""))) {
            return "Change ";
        }
        return TESTS.matcher(title).find() || DOCUMENTS.matcher(title).find() ? "Write " : "Implement ";
    }

    /** @return whether the line begins with a verb */
    static boolean isWork(String title) {
        if (METHOD.matcher(title).matches()) {
            return false;
        }
        if (VERB_VI.matcher(title).find()) {
            return true;
        }
        var words = title.replaceAll("^[`*\"'(]+", "").split("[\\s:,/]+", 3);
        var first = words[0].toLowerCase(Locale.ROOT);
        if (!VERBS.contains(first) || title.startsWith("`")) {
            return words.length > 1 && first.startsWith("re-");
        }
        boolean verbal = words.length > 1 && !isTitleCase(title);
        return !ALSO_NOUNS.contains(first) || verbal && !title.startsWith(words[0] + ":");
    }

    /** In a line like "Task Routes" or "Query Additions" the first word names a thing, in "Query the log" it does not. */
    private static boolean isTitleCase(String title) {
        var words = title.split("\\s+");
        return words.length > 1
                && words.length < 5
                && Character.isUpperCase(words[1].charAt(0))
                && words[1].chars().skip(1).allMatch(c -> Character.isLowerCase(c) || !Character.isLetter(c));
    }

    static String capital(String text) {
        if (text.isEmpty() || !Character.isLowerCase(text.codePointAt(0))) {
            return text;
        }
        int end = text.indexOf(' ');
        var first = end < 0 ? text : text.substring(0, end);
        return Terms.isName(first) || first.matches(".*[._(/].*")
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String lower(String text) {
        int end = text.indexOf(' ');
        var first = end < 0 ? text : text.substring(0, end);
        boolean word = text.length() > 1 && Character.isLowerCase(text.charAt(1)) && !Terms.isName(first);
        return word ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1) : text;
    }
}
