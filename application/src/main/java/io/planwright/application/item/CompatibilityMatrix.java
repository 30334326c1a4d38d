package io.planwright.application.item;

import io.planwright.application.playbook.Playbook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a requirement says of each target: computed, never typed.
 *
 * @param whyNot what keeps it from working on all targets, in words for people; empty when it does
 */
public record CompatibilityMatrix(List<Group> groups, boolean worksOnAll, List<String> whyNot) {

    /** What a target that nobody has spoken of is. */
    public static final String MISSING = "missing";

    /** @param key of the group in the catalogue; empty for targets that the catalogue does not have */
    public record Group(String key, List<Target> targets) {}

    /**
     * @param key its key in the catalogue; null for one that is extra
     * @param item its item; null while there is none
     * @param state {@code missing} while there is no item
     */
    public record Target(
            @Nullable String key,
            String name,
            @Nullable UUID item,
            String state,
            String reason,
            String detail,
            boolean extra) {}

    /** @param items the targets of the requirement */
    public static CompatibilityMatrix of(Playbook playbook, List<Item> items) {
        var groups = new ArrayList<Group>();
        var known = new HashSet<UUID>();
        for (var group : playbook.targets()) {
            var targets = new ArrayList<Target>();
            for (var target : group.targets()) {
                var item = items.stream()
                        .filter(each -> means(target, each.text()) && !known.contains(each.id()))
                        .findFirst()
                        .orElse(null);
                if (item == null) {
                    targets.add(new Target(target.key(), target.name(), null, MISSING, "", "", false));
                } else {
                    known.add(item.id());
                    targets.add(target(target.key(), target.name(), item, false));
                }
            }
            groups.add(new Group(group.key(), List.copyOf(targets)));
        }
        var extra = items.stream()
                .filter(item -> !known.contains(item.id()))
                .map(item -> target(null, item.text(), item, true))
                .toList();
        if (!extra.isEmpty()) {
            groups.add(new Group("", extra));
        }
        var whyNot = groups.stream()
                .flatMap(group -> group.targets().stream())
                .filter(target -> !works(target))
                .map(CompatibilityMatrix::why)
                .toList();
        boolean any = groups.stream().anyMatch(group -> !group.targets().isEmpty());
        return new CompatibilityMatrix(
                List.copyOf(groups), any && whyNot.isEmpty(), any ? whyNot : List.of("no targets are named"));
    }

    private static Target target(@Nullable String key, String name, Item item, boolean extra) {
        return new Target(key, name, item.id(), item.field("state"), item.field("reason"), item.field("detail"), extra);
    }

    private static boolean means(Playbook.Target target, String name) {
        var said = plain(name);
        return said.equals(plain(target.name())) || said.equals(plain(target.key()));
    }

    /** @return whether the group has a target of the name */
    static boolean has(Playbook.TargetGroup group, String name) {
        return group.targets().stream().anyMatch(target -> means(target, name));
    }

    /** @return whether the words are a name of the group, in any language */
    static boolean isCalled(Playbook.TargetGroup group, String words) {
        return names(group).anyMatch(plain(words)::equals);
    }

    /** @return whether the words speak of the group */
    static boolean isNamedIn(Playbook.TargetGroup group, String words) {
        return names(group).anyMatch(plain(words)::contains);
    }

    private static Stream<String> names(Playbook.TargetGroup group) {
        return Stream.concat(Stream.of(group.key()), group.name().texts().values().stream())
                .map(CompatibilityMatrix::plain);
    }

    private static String plain(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]+", "").toLowerCase(Locale.ROOT);
    }

    private static boolean works(Target target) {
        return List.of("done", "verified", "not-applicable").contains(target.state());
    }

    private static String why(Target target) {
        return target.name() + " is " + target.state().replace('-', ' ')
                + (target.reason().isEmpty() ? "" : ": " + target.reason());
    }
}
