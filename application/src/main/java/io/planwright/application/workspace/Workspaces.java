package io.planwright.application.workspace;

import io.planwright.application.Missing;
import io.planwright.application.Selection;
import io.planwright.application.markdown.LineEnding;
import io.planwright.application.plan.PlanView;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.ProjectView;
import io.planwright.application.project.ProjectView.Guide;
import io.planwright.application.requirement.RequirementSummary;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.RequirementView.FileRef;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.text.Texts;
import io.planwright.domain.identity.RequirementId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes requirements out as workspaces of files: the same state gives the same bytes. */
public final class Workspaces {

    /** Zip files have no time zone and begin in 1980; one time for all keeps the bytes the same. */
    private static final LocalDateTime ZIP_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    /** Plans in this folder lie beside the requirements, not in them. */
    private static final String DOCUMENTS = "docs/";

    private static final int AT_A_TIME = 500;

    private final WorkspaceDesk desk;
    private final Requirements requirements;
    private final Playbooks playbooks;
    private final Texts texts;
    private final Contents contents;
    private final List<ComputedFiles> computed;

    public Workspaces(
            WorkspaceDesk desk,
            Requirements requirements,
            Playbooks playbooks,
            Texts texts,
            Contents contents,
            List<ComputedFiles> computed) {
        this.desk = desk;
        this.requirements = requirements;
        this.playbooks = playbooks;
        this.texts = texts;
        this.contents = contents;
        this.computed = List.copyOf(computed);
    }

    /** @return the files of the workspace by path */
    public SortedMap<String, byte[]> files(RequirementId id) {
        return files(desk.at(id));
    }

    private SortedMap<String, byte[]> files(Workspace workspace) {
        var requirement = workspace.requirement();
        var paths = Stream.of(
                        requirement.sections().stream().map(SectionRef::path),
                        workspace.plans().stream().map(PlanView::path),
                        requirement.files().stream().map(FileRef::path))
                .flatMap(Function.identity())
                .collect(Collectors.toSet());
        var files = new TreeMap<String, byte[]>();
        paths.forEach(path -> brought(requirement, path)
                .or(() -> written(workspace, path))
                .ifPresent(content -> files.put(path, content)));
        addComputed(workspace, files);
        return files;
    }

    private Optional<byte[]> brought(RequirementView requirement, String path) {
        return requirement.files().stream()
                .filter(file -> file.path().equals(path))
                .flatMap(file -> contents.get(file.sha256()).stream())
                .reduce((_, last) -> last);
    }

    private static Optional<byte[]> written(Workspace workspace, String path) {
        return workspace.plans().stream()
                .filter(plan -> plan.path().equals(path))
                .reduce((_, last) -> last)
                .map(plan -> PlanText.of(plan, workspace.tasks().getOrDefault(plan.id(), List.of()), workspace.texts()))
                .or(() -> sections(workspace, path))
                .map(text -> bytes(workspace.requirement(), path, text));
    }

    private static Optional<String> sections(Workspace workspace, String path) {
        var sections = workspace.requirement().sectionsOf(path);
        if (sections.isEmpty()) {
            return Optional.empty();
        }
        var text = new StringBuilder();
        for (var section : sections) {
            beginLine(text);
            text.append(workspace.text(section.documentId()));
        }
        return Optional.of(text.toString());
    }

    /** What somebody has written or brought along stays as it is. */
    private void addComputed(Workspace workspace, SortedMap<String, byte[]> files) {
        var wanted = workspace.playbook().files().stream()
                .filter(file -> !files.containsKey(file.path()))
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        var said = new HashMap<String, String>();
        computed.forEach(each -> said.putAll(each.of(workspace)));
        for (var file : wanted) {
            var text = said.get(file.content());
            if (text != null) {
                files.put(file.path(), (ComputedFiles.MARKER + text).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** An edited section need not end with a line's end, and the next one begins with a line all the same. */
    static void beginLine(StringBuilder text) {
        char last = text.isEmpty() ? '\n' : text.charAt(text.length() - 1);
        if (last != '\n' && last != '\r') {
            text.append('\n');
        }
    }

    /** @throws Missing when the workspace has no such file */
    public byte[] file(RequirementId id, String path) {
        return find(id, path).orElseThrow(() -> new Missing("file", path));
    }

    /**
     * @return the file as {@link #files} has it, made without the others unless it is computed; empty when there is none
     * @throws Missing when there is no such requirement
     */
    public Optional<byte[]> find(RequirementId id, String path) {
        return requirements
                .withId(id)
                .flatMap(requirement -> brought(requirement, path))
                .or(() -> {
                    var part = desk.at(id, path);
                    return written(part, path).or(() -> computed(part, path));
                });
    }

    private Optional<byte[]> computed(Workspace part, String path) {
        boolean wanted =
                part.playbook().files().stream().anyMatch(file -> file.path().equals(path));
        return wanted ? Optional.ofNullable(files(part.requirement().id()).get(path)) : Optional.empty();
    }

    /** @return the workspace as a zip file */
    public byte[] zip(RequirementId id) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var file : files(id).entrySet()) {
                write(zip, file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(ZipOutputStream zip, String path, byte[] content) throws IOException {
        var entry = new ZipEntry(path);
        entry.setTimeLocal(ZIP_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /**
     * Writes all files of a project as a zip file: each requirement in its folder, archived ones in the archive, guides and
     * the plans of {@code docs/} beside them, where two plans have the same path the later one in its requirement's folder.
     */
    public void zip(ProjectView project, OutputStream out) throws IOException {
        var index = new Index();
        var written = new HashSet<String>();
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (var id : all(project)) {
            var workspace = desk.at(id);
            var plans = new LinkedHashSet<String>();
            for (var file : files(workspace).entrySet()) {
                var path = placeOf(workspace, file.getKey(), written);
                written.add(path);
                write(zip, path, file.getValue());
                if (isPlan(workspace, file.getKey())) {
                    plans.add(path);
                }
            }
            index.add(workspace, plans);
        }
        writeGuides(zip, project, written);
        write(zip, Index.PATH, index.text(project).getBytes(StandardCharsets.UTF_8));
        zip.finish();
    }

    private List<RequirementId> all(ProjectView project) {
        var ids = new ArrayList<RequirementId>();
        String cursor = null;
        do {
            var bySlug = Selection.ALL.sorted("slug");
            var page = requirements.of(project.id(), bySlug, AT_A_TIME, cursor);
            page.items().stream().map(RequirementSummary::id).forEach(ids::add);
            cursor = page.next();
        } while (cursor != null);
        return ids;
    }

    private static boolean isPlan(Workspace workspace, String path) {
        return workspace.plans().stream().anyMatch(plan -> plan.path().equals(path));
    }

    private static String placeOf(Workspace workspace, String path, Set<String> written) {
        boolean beside = path.startsWith(DOCUMENTS) && isPlan(workspace, path) && !written.contains(path);
        return beside ? path : Index.folderOf(workspace) + path;
    }

    private void writeGuides(ZipOutputStream zip, ProjectView project, Set<String> written) throws IOException {
        var playbook = playbooks.of(project.ownPlaybook(), project.playbook());
        var said =
                texts.withIds(project.guides().stream().map(Guide::documentId).toList());
        for (var guide : GuideFiles.of(project, playbook).entrySet()) {
            var text = said.get(guide.getValue().documentId());
            if (text != null && written.add(guide.getKey())) {
                write(zip, guide.getKey(), text.text().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static byte[] bytes(RequirementView requirement, String path, String text) {
        var ended = requirement.windowsFiles().contains(path) ? LineEnding.CRLF.restore(text) : text;
        return ended.getBytes(StandardCharsets.UTF_8);
    }
}
