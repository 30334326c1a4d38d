package io.planwright.application.workspace;

import io.planwright.application.markdown.Slugs;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.project.ProjectView;
import io.planwright.application.project.ProjectView.Guide;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Where the guides of a project lie among its files: where the playbook says, else in {@code docs/guides/}. */
final class GuideFiles {

    private static final String FOLDER = "docs/guides/";
    private static final int LONGEST_KEY = 80;

    private GuideFiles() {}

    /** @return the guides by the path of their file */
    static Map<String, Guide> of(ProjectView project, Playbook playbook) {
        var files = new TreeMap<String, Guide>();
        for (var guide : project.guides()) {
            files.put(pathOf(guide, playbook), guide);
        }
        return files;
    }

    private static String pathOf(Guide guide, Playbook playbook) {
        return playbook.guides().stream()
                .filter(offered ->
                        offered.key().equals(guide.key()) && !offered.path().isBlank())
                .map(Playbook.Guide::path)
                .findFirst()
                .orElse(FOLDER + guide.key() + ".md");
    }

    /** @return whether a file that lies outside of all workspaces is a guide */
    static boolean isGuide(String path, Playbook playbook) {
        return Bundle.isText(path)
                && (path.startsWith(FOLDER)
                        || playbook.guides().stream()
                                .anyMatch(guide -> guide.path().equals(path)));
    }

    /**
     * @param taken the keys that are given already
     * @return the key of the guide in a file
     */
    static String keyOf(String path, Playbook playbook, Set<String> taken) {
        for (var guide : playbook.guides()) {
            if (guide.path().equals(path)) {
                return guide.key();
            }
        }
        var name = path.startsWith(FOLDER) ? path.substring(FOLDER.length()) : path;
        var slug = Slugs.slug(name.substring(0, name.lastIndexOf('.')).replace('/', '-'));
        var wanted = slug.length() <= LONGEST_KEY - 4 ? slug : slug.substring(0, LONGEST_KEY - 4);
        var key = wanted.endsWith("-") ? wanted.substring(0, wanted.length() - 1) : wanted;
        var keys = new HashSet<>(taken);
        var unused = key;
        for (int i = 2; !keys.add(unused); i++) {
            unused = key + "-" + i;
        }
        return unused;
    }
}
