package io.planwright.application.guide;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Made;
import io.planwright.application.Receipt;
import io.planwright.application.markdown.Slugs;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.project.ProjectView;
import io.planwright.application.project.ProjectView.Guide;
import io.planwright.application.text.TextView;
import io.planwright.application.text.Texts;
import io.planwright.domain.Titles;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.project.ProjectCommand.AddGuide;
import io.planwright.domain.project.ProjectCommand.RemoveGuide;
import io.planwright.domain.requirement.Slug;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a project's guides are added, found and removed; each is a text of its own, which is written as any other. */
public final class GuideDesk {

    private static final int LONGEST_KEY = 80;
    private static final Pattern TITLE = Pattern.compile("\\A\\s*#[ \\t]+(\\S.*?)[ \\t]*#*[ \\t]*(?:\\R|\\z)");

    private final Commands commands;
    private final Texts texts;

    public GuideDesk(Commands commands, Texts texts) {
        this.commands = commands;
        this.texts = texts;
    }

    /** @return the guides of a project in the order in which they were added */
    public List<GuideView> of(ProjectView project) {
        var said =
                texts.withIds(project.guides().stream().map(Guide::documentId).toList());
        var views = new ArrayList<GuideView>();
        for (var guide : project.guides()) {
            var text = said.get(guide.documentId());
            if (text != null) {
                views.add(view(guide, text));
            }
        }
        return views;
    }

    public Optional<GuideView> withKey(ProjectView project, String key) {
        return project.guides().stream()
                .filter(guide -> guide.key().equals(key))
                .findFirst()
                .flatMap(guide -> texts.withId(guide.documentId()).map(text -> view(guide, text)));
    }

    private static GuideView view(Guide guide, TextView text) {
        return new GuideView(
                guide.documentId(),
                guide.key(),
                titleOf(text.text()).orElse(guide.title()),
                text.version(),
                text.text(),
                text.changedAt(),
                text.changedBy());
    }

    private static Optional<String> titleOf(String text) {
        var heading = TITLE.matcher(text);
        return heading.find() ? Optional.of(heading.group(1)) : Optional.empty();
    }

    /** @return the guides that come with a playbook and that the project does not have */
    public static List<Playbook.Guide> offered(Playbook playbook, ProjectView project) {
        var there = project.guides().stream().map(Guide::key).toList();
        return playbook.guides().stream()
                .filter(guide -> !there.contains(guide.key()))
                .toList();
    }

    /**
     * Adds a guide.
     *
     * @param key null to make it from the title
     * @param text blank to begin with the title as its heading
     * @throws io.planwright.domain.Refused {@code guide.taken} when the project has one with the key
     * @throws IllegalArgumentException when key or title are not possible
     */
    public Made<DocumentId> add(By by, ProjectView project, @Nullable String key, String title, String text) {
        var checked = Titles.checked("the title of a guide", title);
        var wanted = keyOf(key, checked);
        var id = new DocumentId(by.newId());
        var begins = text.isBlank() ? "# " + checked + "\n\n" : text;
        return new Made<>(
                id,
                commands.send(
                        by.in(project.id()),
                        List.of(new OpenDocument(id, begins), new AddGuide(project.id(), id, wanted, checked))));
    }

    /** Takes a guide over that comes with the playbook; from then on it is the project's own. */
    public Made<DocumentId> adopt(By by, ProjectView project, Playbook.Guide guide) {
        return add(by, project, guide.key(), guide.title(), guide.text().in(project.language()));
    }

    /** @return the key as given, or made from the title */
    public static String keyOf(@Nullable String key, String title) {
        if (key != null && !key.isBlank()) {
            return new Slug(key.strip()).value();
        }
        var made = Slugs.slug(title);
        var shortened = made.length() <= LONGEST_KEY ? made : made.substring(0, LONGEST_KEY);
        return new Slug(shortened.endsWith("-") ? shortened.substring(0, shortened.length() - 1) : shortened).value();
    }

    /** Takes a guide out of the library; its text stays in the log. */
    public Receipt remove(By by, ProjectView project, DocumentId guide) {
        return commands.send(by.in(project.id()), new RemoveGuide(project.id(), guide));
    }

    /** Puts a guide back that was removed, with the text that it had. */
    public Receipt putBack(By by, ProjectView project, GuideView guide) {
        return commands.send(
                by.in(project.id()), new AddGuide(project.id(), guide.documentId(), guide.key(), guide.title()));
    }
}
