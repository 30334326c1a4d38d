package io.planwright.application.check;

import io.planwright.application.markdown.Structure;
import io.planwright.application.playbook.Playbook.PlanPhase;
import io.planwright.application.workspace.FileTexts;
import io.planwright.application.workspace.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Dependencies point inwards: what a plan says about an inner layer names no file or package of an outer one. */
final class DependencyDirection {

    private static final Pattern FILE =
            Pattern.compile("(?<![\\w/.:-])(?:[\\w\\[\\]{}<>.-]{1,80}/){1,20}[\\w\\[\\]{}<>.*-]{0,80}");
    private static final Pattern PACKAGE =
            Pattern.compile("(?<![\\w/.:-])[a-z_]\\w{0,80}(?:\\.[A-Za-z_]\\w{0,80}){1,20}");
    private static final Pattern TITLE = Pattern.compile(
            "(?<name>domain|repository|application|infrastructure|presentation)\\s+(?:layer|integration|setup)\\b"
                    + "|(?:tầng|lớp)\\s+(?<vi>miền|domain|repository|kho lưu trữ|ứng dụng|application|hạ tầng"
                    + "|infrastructure|trình bày|giao diện|presentation)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern NUMBER = Pattern.compile("^[^:\\d]{0,40}\\d{1,4}\\s*[:.–-]");

    private enum Layer {
        DOMAIN,
        APPLICATION,
        INFRASTRUCTURE,
        PRESENTATION;

        /** Repositories have their interfaces further inside, and are themselves infrastructure. */
        static Optional<Layer> called(String name) {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "domain", "miền" -> Optional.of(DOMAIN);
                case "application", "ứng dụng" -> Optional.of(APPLICATION);
                case "infrastructure", "infra", "repository", "hạ tầng", "kho lưu trữ" -> Optional.of(INFRASTRUCTURE);
                case "presentation", "trình bày", "giao diện" -> Optional.of(PRESENTATION);
                default -> Optional.empty();
            };
        }
    }

    /** What of a file is said about one layer. */
    private record Stretch(int from, int to, Layer layer) {}

    private DependencyDirection() {}

    static List<Finding> findings(Workspace workspace) {
        var files = FileTexts.of(workspace);
        var findings = new ArrayList<Finding>();
        for (var plan : workspace.plans()) {
            check(workspace, plan.path(), files.texts().getOrDefault(plan.path(), ""), findings);
        }
        return findings;
    }

    private static void check(Workspace workspace, String path, String text, List<Finding> findings) {
        var stretches = stretches(workspace, text);
        if (stretches.isEmpty()) {
            return;
        }
        int offset = 0;
        int number = 0;
        for (var line : text.split("(?<=\\n)")) {
            number++;
            int at = offset;
            offset += line.length();
            int lineNumber = number;
            stretches.stream()
                    .filter(stretch -> stretch.from() <= at && at < stretch.to())
                    .max(Comparator.comparingInt(Stretch::from))
                    .ifPresent(stretch -> checkLine(workspace, path, line, lineNumber, stretch.layer(), findings));
        }
    }

    private static void checkLine(
            Workspace workspace, String path, String line, int number, Layer layer, List<Finding> findings) {
        var told = new HashSet<String>();
        for (var pattern : List.of(FILE, PACKAGE)) {
            var matcher = pattern.matcher(line);
            while (matcher.find()) {
                var named = matcher.group();
                layerOf(named)
                        .filter(outer -> outer.compareTo(layer) > 0)
                        .filter(_ -> told.add(named))
                        .ifPresent(outer -> findings.add(Words.finding(
                                workspace,
                                path,
                                number,
                                "direction",
                                Map.of(
                                        "inner",
                                        words(workspace, layer),
                                        "what",
                                        Words.shortened(named),
                                        "outer",
                                        words(workspace, outer)))));
            }
        }
    }

    private static String words(Workspace workspace, Layer layer) {
        return Words.in(workspace, "layer." + layer);
    }

    private static Optional<Layer> layerOf(String named) {
        for (var segment : named.split("[/.]")) {
            var layer = Layer.called(segment).filter(_ -> !segment.equals("repository"));
            if (layer.isPresent()) {
                return layer;
            }
        }
        return Optional.empty();
    }

    private static List<Stretch> stretches(Workspace workspace, String text) {
        return Structure.of(text).headings().stream()
                .flatMap(
                        heading -> layerOf(workspace, heading.title())
                                .map(layer -> new Stretch(heading.from(), heading.to(), layer))
                                .stream())
                .toList();
    }

    private static Optional<Layer> layerOf(Workspace workspace, String title) {
        for (var phase : workspace.playbook().plan().phases()) {
            if (phase.layer() != null && isTitled(phase, title)) {
                return Layer.called(phase.layer());
            }
        }
        var matcher = TITLE.matcher(title);
        return matcher.find()
                ? Layer.called(matcher.group("name") != null ? matcher.group("name") : matcher.group("vi"))
                : Optional.empty();
    }

    private static boolean isTitled(PlanPhase phase, String title) {
        var wanted = title.toLowerCase(Locale.ROOT);
        return phase.title().texts().values().stream()
                .map(each -> NUMBER.matcher(each).replaceFirst("").strip().toLowerCase(Locale.ROOT))
                .anyMatch(each -> !each.isEmpty() && wanted.contains(each));
    }
}
