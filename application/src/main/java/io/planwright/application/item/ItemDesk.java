package io.planwright.application.item;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Made;
import io.planwright.application.Missing;
import io.planwright.application.Receipt;
import io.planwright.application.item.ItemWriter.Edited;
import io.planwright.application.log.EventLog;
import io.planwright.application.log.ReadPosition;
import io.planwright.application.markdown.Slugs;
import io.planwright.application.markdown.SmallestEdit;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.project.ProjectView;
import io.planwright.application.project.Projects;
import io.planwright.application.requirement.RequirementDesk;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.RequirementView.FileRef;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.text.TextDesk;
import io.planwright.application.text.TextView;
import io.planwright.application.text.Texts;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.project.Language;
import io.planwright.domain.requirement.RequirementCommand.AddSection;
import io.planwright.domain.requirement.RequirementCommand.RemoveSection;
import io.planwright.domain.text.DocumentCommand.EditText;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where items are added, changed, put in order and removed: each as an edit of the text that they stand in. */
public final class ItemDesk {

    private static final int TRIES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Commands commands;
    private final Projects projects;
    private final Requirements requirements;
    private final Texts texts;
    private final EventLog log;
    private final ReadPosition position;

    /** An item with the text that it stands in. */
    private record Place(SectionRef section, TextView view, List<Found> found, int index) {
        Found item() {
            return found.get(index);
        }
    }

    private interface Work<T> {
        T done();
    }

    public ItemDesk(
            Commands commands,
            Projects projects,
            Requirements requirements,
            Texts texts,
            EventLog log,
            ReadPosition position) {
        this.commands = commands;
        this.projects = projects;
        this.requirements = requirements;
        this.texts = texts;
        this.log = log;
        this.position = position;
    }

    /** @return the items of a kind in the order in which they are read; empty where there are none */
    public List<Item> items(RequirementView requirement, Playbook playbook, ItemKind kind) {
        var sections = Items.sections(requirement, playbook, kind);
        var views = texts.withIds(sections.stream().map(SectionRef::documentId).toList());
        return Items.of(requirement, playbook, views, kind);
    }

    /**
     * Adds an item at the end of its group, in a section or a file of its own where the requirement has none for the kind.
     *
     * @throws IllegalArgumentException when the kind has no such field, or a value is not possible
     */
    public Made<UUID> add(By by, RequirementView requirement, Playbook playbook, NewItem item) {
        var asked = Asked.checked(item);
        var language = language(requirement);
        return persistently(() -> {
            var now = requirements.withId(requirement.id()).orElse(requirement);
            if (asked.kind() == ItemKind.NOTE) {
                return addNote(by, now, asked);
            }
            var sections = Items.sections(now, playbook, asked.kind());
            if (sections.isEmpty()) {
                return addSection(by, now, playbook, asked, language);
            }
            var placed = asked.kind() == ItemKind.TARGET ? amongItsLike(asked, playbook, sections) : asked;
            return add(by, sectionFor(placed, sections), placed, language);
        });
    }

    /** A target that the catalogue has, or a group that it has, stands where the others of that group stand. */
    private NewItem amongItsLike(NewItem item, Playbook playbook, List<SectionRef> sections) {
        var group = playbook.targets().stream()
                .filter(each -> item.group() == null
                        ? CompatibilityMatrix.has(each, item.text())
                        : CompatibilityMatrix.isCalled(each, item.group()))
                .findFirst();
        if (group.isEmpty()) {
            return item;
        }
        var views = texts.withIds(sections.stream().map(SectionRef::documentId).toList());
        var reads = sections.stream()
                .filter(section -> views.containsKey(section.documentId()))
                .map(section -> ItemReader.read(
                        Items.passage(section, item.kind()),
                        Objects.requireNonNull(views.get(section.documentId())).text()))
                .toList();
        if (reads.stream()
                .flatMap(read -> read.regions().stream())
                .anyMatch(region -> region.group().equals(item.group()))) {
            return item;
        }
        return Stream.concat(
                        reads.stream()
                                .flatMap(read -> read.found().stream())
                                .filter(found -> CompatibilityMatrix.has(group.get(), found.text()))
                                .map(Found::group),
                        reads.stream()
                                .flatMap(read -> read.regions().stream())
                                .map(ItemReader.Region::group)
                                .filter(name -> ItemReader.isOfTargets(name)
                                        && CompatibilityMatrix.isNamedIn(group.get(), name)))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .map(item::in)
                .orElse(item);
    }

    /** The last section that has the group, else the first one, but for files the last one. */
    private SectionRef sectionFor(NewItem item, List<SectionRef> sections) {
        if (item.kind().isBlock()) {
            return sections.getLast();
        }
        if (item.group() == null || sections.size() == 1) {
            return sections.getFirst();
        }
        var views = texts.withIds(sections.stream().map(SectionRef::documentId).toList());
        return sections.stream()
                .filter(section -> {
                    var view = views.get(section.documentId());
                    return view != null
                            && ItemReader.read(Items.passage(section, item.kind()), view.text()).regions().stream()
                                    .anyMatch(region -> region.group().equals(item.group()));
                })
                .findFirst()
                .orElse(sections.getFirst());
    }

    private Made<UUID> add(By by, SectionRef section, NewItem item, Language language) {
        var view = text(section);
        var edited = new ItemWriter(Items.passage(section, item.kind()), view.text(), language).add(item);
        var changes = TextDesk.changes(edited.edits());
        var id = view.idAfter(changes, edited.place()).orElseThrow();
        return new Made<>(id, commands.send(by, new EditText(view.id(), view.version(), changes)));
    }

    private TextView text(SectionRef section) {
        return texts.withId(section.documentId()).orElseThrow(() -> new Missing("text", section.key()));
    }

    private Made<UUID> addSection(
            By by, RequirementView requirement, Playbook playbook, NewItem item, Language language) {
        var home = Home.of(item.kind(), playbook, requirement, language);
        var section = new SectionRef(new DocumentId(by.newId()), unused(home.key(), keys(requirement)), home.path());
        var edited = new ItemWriter(Items.passage(section, item.kind()), home.text(), language).add(item);
        var text = SmallestEdit.apply(home.text(), edited.edits());
        var last = requirement.sectionsOf(home.path()).stream().reduce((_, next) -> next);
        var receipt = commands.send(
                by,
                List.of(
                        new OpenDocument(section.documentId(), text),
                        new AddSection(
                                requirement.id(),
                                section.documentId(),
                                section.key(),
                                section.path(),
                                last.map(SectionRef::documentId).orElse(null))));
        return new Made<>(
                TextView.idIn(section.documentId(), text, edited.place()).orElseThrow(), receipt);
    }

    private Made<UUID> addNote(By by, RequirementView requirement, NewItem note) {
        var paths = Stream.concat(
                        requirement.sections().stream().map(SectionRef::path),
                        requirement.files().stream().map(FileRef::path))
                .collect(Collectors.toSet());
        var slug = Slugs.slug(note.text());
        var name = slug.length() > 80 ? slug.substring(0, 80) : slug;
        var path = Items.SCRATCH + name + ".md";
        for (int n = 2; paths.contains(path); n++) {
            path = Items.SCRATCH + name + "-" + n + ".md";
        }
        var document = new DocumentId(by.newId());
        var key = unused("tmp-" + name, keys(requirement));
        var receipt = commands.send(
                by,
                List.of(
                        new OpenDocument(document, ItemWriter.note(note)),
                        new AddSection(requirement.id(), document, key, path, null)));
        return new Made<>(document.value(), receipt);
    }

    private static Set<String> keys(RequirementView requirement) {
        return requirement.sections().stream().map(SectionRef::key).collect(Collectors.toSet());
    }

    private static String unused(String wanted, Set<String> taken) {
        var key = wanted;
        for (int n = 2; taken.contains(key); n++) {
            key = wanted + "-" + n;
        }
        return key;
    }

    /** Where the first item of a kind begins a section. @param text what the section says before it */
    private record Home(String path, String key, String text) {

        static Home of(ItemKind kind, Playbook playbook, RequirementView requirement, Language language) {
            var usual = Labels.section(kind, requirement.title(), language);
            return switch (kind) {
                case DECISION -> new Home(Items.CONSENSUS, "research-consensus", "# " + usual + "\n");
                case INVESTIGATION -> new Home(Items.INVESTIGATIONS, "research-investigations", "# " + usual + "\n");
                case CRITERION, RISK, DEPENDENCY, METRIC, REFERENCE, QUESTION, TARGET, NOTE ->
                    playbook.sections().stream()
                            .filter(section -> kind.key().equals(section.items()))
                            .findFirst()
                            .map(section -> prd(section.key(), section.heading().in(language)))
                            .orElseGet(() -> prd(usualKey(kind), usual));
            };
        }

        private static String usualKey(ItemKind kind) {
            return switch (kind) {
                case CRITERION -> "acceptance-criteria";
                case RISK -> "risks-mitigations";
                case DEPENDENCY -> "dependencies";
                case METRIC -> "success-metrics";
                case REFERENCE -> "references";
                case QUESTION -> "research-questions";
                case TARGET -> "compatibility-targets";
                case DECISION, INVESTIGATION, NOTE -> throw new IllegalStateException("not in the PRD: " + kind);
            };
        }

        private static Home prd(String key, String heading) {
            return new Home(RequirementDesk.PRD, key, "## " + heading + "\n\n");
        }
    }

    /**
     * @throws Missing when the requirement has no such item
     * @throws IllegalArgumentException when the kind has no such field, or a value is not possible
     */
    public Receipt change(
            By by, RequirementView requirement, Playbook playbook, ItemKind kind, UUID item, ItemChange change) {
        return persistently(() -> {
            var place = find(requirement, playbook, kind, item);
            var asked = Asked.checked(kind, place.item(), change);
            return edit(by, place, writer(place, requirement, kind).change(place.index(), asked));
        });
    }

    private ItemWriter writer(Place place, RequirementView requirement, ItemKind kind) {
        return new ItemWriter(Items.passage(place.section(), kind), place.view().text(), language(requirement));
    }

    private Language language(RequirementView requirement) {
        return projects.withId(requirement.projectId())
                .map(ProjectView::language)
                .orElse(Language.EN);
    }

    private Receipt edit(By by, Place place, Edited edited) {
        return commands.send(
                by, new EditText(place.view().id(), place.view().version(), TextDesk.changes(edited.edits())));
    }

    /**
     * Puts an item behind another one of its section.
     *
     * @param after null for the first place of the section
     * @throws Missing when the requirement has no such item
     * @throws Refused {@code item.elsewhere} when the other one stands in another section, {@code item.unordered} for
     *     notes, {@code item.entangled} when the text around it hangs on it
     */
    public Receipt move(
            By by, RequirementView requirement, Playbook playbook, ItemKind kind, UUID item, @Nullable UUID after) {
        if (kind == ItemKind.NOTE) {
            throw new Refused("item.unordered", "notes have no order: each is a file of its own");
        }
        return persistently(() -> {
            var place = find(requirement, playbook, kind, item);
            int index = -1;
            if (after != null) {
                var other = find(requirement, playbook, kind, after);
                if (!other.view().id().equals(place.view().id())) {
                    throw new Refused(
                            "item.elsewhere",
                            kind.noun() + " can only be moved within its section",
                            List.of(new Fact("section", other.section().key(), "is where the other one stands")),
                            List.of("one of section '" + place.section().key() + "'"));
                }
                index = other.index();
            }
            return edit(by, place, writer(place, requirement, kind).move(place.index(), index));
        });
    }

    /**
     * @throws Missing when the requirement has no such item
     * @throws Refused {@code item.entangled} when the text around it hangs on it
     */
    public Receipt remove(By by, RequirementView requirement, Playbook playbook, ItemKind kind, UUID item) {
        return persistently(() -> {
            var place = find(requirement, playbook, kind, item);
            return kind == ItemKind.NOTE
                    ? commands.send(
                            by, new RemoveSection(requirement.id(), place.view().id()))
                    : edit(by, place, writer(place, requirement, kind).remove(place.index()));
        });
    }

    private Place find(RequirementView requirement, Playbook playbook, ItemKind kind, UUID item) {
        var sections = Items.sections(requirement, playbook, kind);
        var views = texts.withIds(sections.stream().map(SectionRef::documentId).toList());
        for (var section : sections) {
            var view = views.get(section.documentId());
            if (view != null) {
                var found = ItemReader.read(Items.passage(section, kind), view.text())
                        .found();
                for (int i = 0; i < found.size(); i++) {
                    if (Items.id(found.get(i), view).equals(item)) {
                        return new Place(section, view, found, i);
                    }
                }
            }
        }
        throw new Missing(kind.key(), item.toString());
    }

    /** Tries again on what has become of the text, or of the sections, when somebody else was faster. */
    private <T> T persistently(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.done();
            } catch (Refused refused) {
                boolean overtaken = Set.of("text.changed", "section.taken").contains(refused.code());
                if (!overtaken || attempt == TRIES) {
                    throw refused;
                }
                position.await(log.end(), PATIENCE);
            }
        }
    }
}
