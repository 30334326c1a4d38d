package io.planwright.application.requirement;

import io.planwright.application.Happening;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.LineEnd;
import io.planwright.domain.requirement.RequirementEvent;
import io.planwright.domain.requirement.RequirementEvent.FileAttached;
import io.planwright.domain.requirement.RequirementEvent.LineEndingSet;
import io.planwright.domain.requirement.RequirementEvent.RequirementArchived;
import io.planwright.domain.requirement.RequirementEvent.RequirementDrafted;
import io.planwright.domain.requirement.RequirementEvent.RequirementHandedOff;
import io.planwright.domain.requirement.RequirementEvent.RequirementRestored;
import io.planwright.domain.requirement.RequirementEvent.RequirementRetitled;
import io.planwright.domain.requirement.RequirementEvent.RequirementSentBack;
import io.planwright.domain.requirement.RequirementEvent.SectionAdded;
import io.planwright.domain.requirement.RequirementEvent.SlugChanged;
import io.planwright.domain.requirement.RequirementPhase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a requirement looks like.
 *
 * @param sections its texts; those of one file stand in the order of the file
 * @param files its files that are no texts
 * @param windowsFiles paths of the files whose lines end with CR LF
 */
public record RequirementView(
        RequirementId id,
        ProjectId projectId,
        String slug,
        String title,
        Lane lane,
        String playbook,
        RequirementPhase phase,
        boolean archived,
        List<SectionRef> sections,
        List<FileRef> files,
        List<String> windowsFiles,
        long version,
        Instant createdAt,
        Instant changedAt,
        String changedBy) {

    /** A text of a requirement: its key in addresses, and the workspace file that it belongs to. */
    public record SectionRef(DocumentId documentId, String key, String path) {}

    /** A file that is no text, kept under the SHA-256 of its content. */
    public record FileRef(String path, String sha256, long size) {}

    public Optional<SectionRef> section(String key) {
        return sections.stream().filter(section -> section.key().equals(key)).findFirst();
    }

    /** @return the sections of one file, in order */
    public List<SectionRef> sectionsOf(String path) {
        return sections.stream().filter(section -> section.path().equals(path)).toList();
    }

    /** @return the view after the event */
    public static RequirementView fold(@Nullable RequirementView view, RequirementEvent event, Happening happening) {
        if (event instanceof RequirementDrafted drafted) {
            return new RequirementView(
                    drafted.requirementId(),
                    drafted.projectId(),
                    drafted.slug().value(),
                    drafted.title(),
                    drafted.lane(),
                    drafted.playbook(),
                    RequirementPhase.PLANNING,
                    false,
                    List.of(),
                    List.of(),
                    List.of(),
                    1,
                    happening.at(),
                    happening.at(),
                    happening.by().name());
        }
        if (view == null) {
            throw new IllegalStateException("no requirement before " + event);
        }
        var next = new Draft(view);
        switch (event) {
            case RequirementDrafted _ -> {}
            case RequirementRetitled retitled -> next.title = retitled.title();
            case SlugChanged changed -> next.slug = changed.slug().value();
            case SectionAdded added -> next.add(added);
            case FileAttached attached -> next.add(attached);
            case LineEndingSet set -> next.set(set);
            case RequirementHandedOff handed -> next.phase = handed.to();
            case RequirementSentBack sent -> next.phase = sent.to();
            case RequirementArchived _ -> next.archived = true;
            case RequirementRestored _ -> next.archived = false;
        }
        return next.at(happening);
    }

    private static final class Draft {
        private final RequirementView view;
        private String slug;
        private String title;
        private RequirementPhase phase;
        private boolean archived;
        private List<SectionRef> sections;
        private List<FileRef> files;
        private List<String> windowsFiles;

        Draft(RequirementView view) {
            this.view = view;
            slug = view.slug;
            title = view.title;
            phase = view.phase;
            archived = view.archived;
            sections = view.sections;
            files = view.files;
            windowsFiles = view.windowsFiles;
        }

        void add(SectionAdded added) {
            sections = new ArrayList<>(sections);
            var section = new SectionRef(added.documentId(), added.key(), added.path());
            sections.add(placeAfter(added.after(), added.path()), section);
        }

        private int placeAfter(@Nullable DocumentId after, String path) {
            for (int i = 0; i < sections.size(); i++) {
                if (after == null
                        ? sections.get(i).path().equals(path)
                        : sections.get(i).documentId().equals(after)) {
                    return after == null ? i : i + 1;
                }
            }
            return sections.size();
        }

        void add(FileAttached attached) {
            files = new ArrayList<>(files);
            files.removeIf(file -> file.path().equals(attached.path()));
            files.add(new FileRef(attached.path(), attached.sha256(), attached.size()));
        }

        void set(LineEndingSet set) {
            windowsFiles = new ArrayList<>(windowsFiles);
            windowsFiles.remove(set.path());
            if (set.lineEnd() == LineEnd.CRLF) {
                windowsFiles.add(set.path());
            }
        }

        RequirementView at(Happening happening) {
            return new RequirementView(
                    view.id,
                    view.projectId,
                    slug,
                    title,
                    view.lane,
                    view.playbook,
                    phase,
                    archived,
                    List.copyOf(sections),
                    List.copyOf(files),
                    List.copyOf(windowsFiles),
                    view.version + 1,
                    view.createdAt,
                    happening.at(),
                    happening.by().name());
        }
    }
}
