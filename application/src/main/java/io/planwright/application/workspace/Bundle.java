package io.planwright.application.workspace;

import io.planwright.application.markdown.PlanFile;
import io.planwright.application.markdown.Slugs;
import io.planwright.application.markdown.TextBytes;
import io.planwright.application.requirement.RequirementDesk;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The files of one workspace as they came in.
 *
 * @param name what the folder or the file was called; may be empty
 * @param files contents by path within the workspace; without those that are computed
 * @param place where it lay among the files of a project; null where it came by itself
 */
record Bundle(
        String name,
        SortedMap<String, byte[]> files,
        @Nullable Place place) {

    private static final byte[] MARKER = ComputedFiles.MARKER.strip().getBytes(StandardCharsets.UTF_8);
    private static final Pattern FOLDER =
            Pattern.compile("((?:.*/)?)" + Index.REQUIREMENTS + "(?:archive/)?(?!archive/)[^/]+/");

    /**
     * Where a workspace lay among the files of a project.
     *
     * @param title what the index of the project calls it; null where there is no index
     * @param plans the files that the index calls its plans
     * @param beside those of them that lie outside of its folder
     * @param standing what the index says that the files do not; null where there is no index
     */
    record Place(
            boolean archived,
            @Nullable String title,
            Set<String> plans,
            Set<String> beside,
            @Nullable Standing standing) {}

    Bundle(String name, SortedMap<String, byte[]> files) {
        this(name, files, null);
    }

    /**
     * What came in.
     *
     * @param beside what lies outside of all workspaces, by path; empty where that is a bundle too
     */
    record Parcel(List<Bundle> bundles, SortedMap<String, byte[]> beside) {}

    /** @return one bundle for each folder that holds a PRD or a task list and one for what lies beside, else one for all */
    static List<Bundle> of(String name, SortedMap<String, byte[]> all) {
        return parcel(name, all, _ -> false).bundles();
    }

    /** @param isGuide whether a file that lies beside the workspaces is a guide of the project */
    static Parcel parcel(String name, SortedMap<String, byte[]> everything, Predicate<String> isGuide) {
        var root = rootOf(everything.keySet());
        var index = indexOf(root, everything);
        var all = new TreeMap<>(everything);
        all.values().removeIf(Bundle::isComputed);
        var folders = folders(root, all.keySet());
        boolean single = folders.isEmpty();
        if (single) {
            folders.add(commonFolder(all.keySet()));
        }
        var bundles = new ArrayList<Bundle>();
        var rest = new TreeMap<>(all);
        for (var folder : folders) {
            var files = new TreeMap<String, byte[]>();
            all.forEach((path, content) -> {
                if (path.startsWith(folder)) {
                    files.put(path.substring(folder.length()), content);
                }
            });
            rest.keySet().removeIf(path -> path.startsWith(folder));
            var place = placeOf(root, folder, index);
            if (place != null) {
                bring(root, files, rest, place);
            }
            if (!files.isEmpty()) {
                bundles.add(new Bundle(folder.isEmpty() ? name : lastOf(folder), files, place));
            }
        }
        var beside = new TreeMap<String, byte[]>();
        if (!single) {
            rest.forEach((path, content) -> {
                if (path.startsWith(root) && isGuide.test(path.substring(root.length()))) {
                    beside.put(path.substring(root.length()), content);
                }
            });
            rest.keySet().removeIf(path -> path.startsWith(root) && beside.containsKey(path.substring(root.length())));
        }
        if (!rest.isEmpty()) {
            bundles.add(new Bundle(name, rest)); // what lies beside the workspaces is a bundle of its own
        }
        return new Parcel(bundles, beside);
    }

    /** Brings the plans of a requirement that lie beside its folder. */
    private static void bring(
            String root, SortedMap<String, byte[]> files, SortedMap<String, byte[]> rest, Place place) {
        for (var plan : place.beside) {
            var content = rest.remove(root + plan);
            if (content != null) {
                files.put(plan, content);
            }
        }
    }

    private static boolean isComputed(byte[] content) {
        return content.length >= MARKER.length && Arrays.equals(content, 0, MARKER.length, MARKER, 0, MARKER.length);
    }

    /** @return the folder that the folder of all requirements lies in; empty for the outermost one */
    private static String rootOf(Iterable<String> paths) {
        for (var path : paths) {
            var folder = FOLDER.matcher(path);
            if (folder.lookingAt()) {
                return folder.group(1);
            }
        }
        return "";
    }

    private static Map<String, Index.Entry> indexOf(String root, Map<String, byte[]> all) {
        var content = all.get(root + Index.PATH);
        return content == null || !isComputed(content)
                ? Map.of()
                : Index.read(TextBytes.decode(Index.PATH, content)).orElse(Map.of());
    }

    private static SortedSet<String> folders(String root, Set<String> paths) {
        var folders = new TreeSet<String>();
        for (var path : paths) {
            var file = path.substring(path.lastIndexOf('/') + 1);
            if (file.equals(RequirementDesk.PRD) || file.equals("tasks.md")) {
                var folder = path.substring(0, path.lastIndexOf('/') + 1);
                if (folders.stream().noneMatch(folder::startsWith)) {
                    folders.removeIf(deeper -> deeper.startsWith(folder));
                    folders.add(folder);
                }
            }
        }
        for (var path : paths) {
            var place = FOLDER.matcher(path);
            if (place.lookingAt() && place.group(1).equals(root)) {
                var folder = place.group();
                if (folders.stream().noneMatch(each -> folder.startsWith(each) || each.startsWith(folder))) {
                    folders.add(folder);
                }
            }
        }
        return folders;
    }

    private static @Nullable Place placeOf(String root, String folder, Map<String, Index.Entry> index) {
        var place = FOLDER.matcher(folder);
        if (!place.matches() || !place.group(1).equals(root)) {
            return null;
        }
        var within = folder.substring(root.length());
        var entry = index.get(within);
        return entry == null
                ? new Place(within.startsWith(Index.ARCHIVE), null, Set.of(), Set.of(), null)
                : new Place(
                        entry.archived(),
                        entry.title(),
                        entry.plans().stream()
                                .map(plan -> plan.startsWith(within) ? plan.substring(within.length()) : plan)
                                .collect(Collectors.toSet()),
                        entry.plans().stream()
                                .filter(plan -> !plan.startsWith(within))
                                .collect(Collectors.toSet()),
                        entry.standing());
    }

    private static String commonFolder(Iterable<String> paths) {
        String common = null;
        for (var path : paths) {
            var folder = path.substring(0, path.indexOf('/') + 1);
            if (common != null && !common.equals(folder)) {
                return "";
            }
            common = folder;
        }
        return common == null || common.equals("docs/") ? "" : common; // the paths of plans begin there
    }

    private static String lastOf(String folder) {
        var trimmed = folder.substring(0, folder.length() - 1);
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }

    static boolean isText(String path) {
        return path.endsWith(".md") || path.endsWith(".markdown");
    }

    /** @return whether the file is a plan: the task list of a workspace, or a plan by its name */
    static boolean isPlan(String path) {
        return path.equals("tasks.md")
                || path.equals("plan.md")
                || path.endsWith("-plan.md") && (!path.contains("/") || path.startsWith("docs/plan/"));
    }

    /** @return whether it is known that the file is a plan */
    boolean holdsPlan(String path) {
        return isPlan(path) || place != null && place.plans.contains(path);
    }

    /** @return whether it lay in the archive of a project */
    boolean archived() {
        return place != null && place.archived;
    }

    /** @return what the index of its project says that its files do not; null where it came without one */
    @Nullable
    Standing standing() {
        return place == null ? null : place.standing;
    }

    /** @return the title that the index gives, or the PRD or the plan, else what the bundle was called */
    String title() {
        if (place != null && place.title != null && !place.title.isBlank()) {
            return place.title;
        }
        for (var path : List.of(RequirementDesk.PRD, "tasks.md")) {
            var content = files.get(path);
            if (content != null) {
                var title = PlanFile.parse(TextBytes.decode(path, content)).title();
                if (title.isPresent()) {
                    return title.get();
                }
            }
        }
        if (files.size() == 1 && isText(files.firstKey())) {
            var title = PlanFile.parse(TextBytes.decode(files.firstKey(), files.get(files.firstKey())))
                    .title();
            if (title.isPresent()) {
                return title.get();
            }
        }
        return name.isBlank() ? "Imported workspace" : name;
    }

    String slug() {
        boolean unnamed = name.isBlank() || files.size() == 1 && place == null;
        var named = unnamed ? "" : Slugs.slug(name);
        return RequirementDesk.slugOf(null, named.isEmpty() || named.equals("section") ? title() : named)
                .value();
    }
}
