package io.planwright.application.workspace;

import io.planwright.application.Missing;
import io.planwright.application.markdown.LineEnding;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.domain.identity.RequirementId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes requirements out as workspaces of files: the same state gives the same bytes. */
public final class Workspaces {

    /** Zip files have no time zone and begin in 1980; one time for all keeps the bytes the same. */
    private static final LocalDateTime ZIP_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final WorkspaceDesk desk;
    private final Contents contents;

    public Workspaces(WorkspaceDesk desk, Contents contents) {
        this.desk = desk;
        this.contents = contents;
    }

    /** @return the files of the workspace by path */
    public SortedMap<String, byte[]> files(RequirementId id) {
        return files(desk.at(id));
    }

    private SortedMap<String, byte[]> files(Workspace workspace) {
        var requirement = workspace.requirement();
        var files = new TreeMap<String, byte[]>();
        for (var path :
                requirement.sections().stream().map(SectionRef::path).distinct().toList()) {
            var text = new StringBuilder();
            for (var section : requirement.sectionsOf(path)) {
                beginLine(text);
                text.append(workspace.text(section.documentId()));
            }
            files.put(path, bytes(requirement, path, text.toString()));
        }
        for (var plan : workspace.plans()) {
            var tasks = workspace.tasks().getOrDefault(plan.id(), List.of());
            files.put(plan.path(), bytes(requirement, plan.path(), PlanText.of(plan, tasks, workspace.texts())));
        }
        for (var file : requirement.files()) {
            contents.get(file.sha256()).ifPresent(content -> files.put(file.path(), content));
        }
        return files;
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
        var content = files(id).get(path);
        if (content == null) {
            throw new Missing("file", path);
        }
        return content;
    }

    /** @return the workspace as a zip file */
    public byte[] zip(RequirementId id) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var file : files(id).entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(ZIP_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(RequirementView requirement, String path, String text) {
        var ended = requirement.windowsFiles().contains(path) ? LineEnding.CRLF.restore(text) : text;
        return ended.getBytes(StandardCharsets.UTF_8);
    }
}
