package io.planwright.application.workspace;

import io.planwright.application.markdown.PlanFile;
import io.planwright.application.markdown.Slugs;
import io.planwright.application.markdown.TextBytes;
import io.planwright.application.requirement.RequirementDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of one workspace as they came in.
 *
 * @param name what the folder or the file was called; may be empty
 * @param files contents by path within the workspace
 */
record Bundle(String name, SortedMap<String, byte[]> files) {

    /** @return one bundle for each folder that holds a PRD or a task list and one for what lies beside, else one for all */
    static List<Bundle> of(String name, SortedMap<String, byte[]> all) {
        SortedSet<String> folders = new TreeSet<>();
        for (var path : all.keySet()) {
            var file = path.substring(path.lastIndexOf('/') + 1);
            if (file.equals(RequirementDesk.PRD) || file.equals("tasks.md")) {
                var folder = path.substring(0, path.lastIndexOf('/') + 1);
                if (folders.stream().noneMatch(folder::startsWith)) {
                    folders.removeIf(deeper -> deeper.startsWith(folder));
                    folders.add(folder);
                }
            }
        }
        if (folders.isEmpty()) {
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
            var own = folder.isEmpty() ? name : lastOf(folder);
            bundles.add(new Bundle(own, files));
            rest.keySet()
                    .removeAll(all.keySet().stream()
                            .filter(path -> path.startsWith(folder))
                            .toList());
        }
        if (!rest.isEmpty()) {
            bundles.add(new Bundle(name, rest)); // what lies beside the workspaces is a bundle of its own
        }
        return bundles;
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
        return common == null ? "" : common;
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
        return path.equals("tasks.md") || path.equals("plan.md") || path.endsWith("-plan.md") && !path.contains("/");
    }

    /** @return the title that the PRD or the plan gives, else what the bundle was called */
    String title() {
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
        var named = files.size() == 1 || name.isBlank() ? "" : Slugs.slug(name);
        return RequirementDesk.slugOf(null, named.isEmpty() || named.equals("section") ? title() : named)
                .value();
    }
}
