package io.planwright.infrastructure.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.planwright.application.Commands;
import io.planwright.application.Missing;
import io.planwright.application.evidence.EvidenceBox;
import io.planwright.application.evidence.EvidenceDesk;
import io.planwright.application.evidence.EvidenceDesk.Subject;
import io.planwright.application.evidence.EvidenceDesk.Upload;
import io.planwright.application.evidence.EvidenceFiles;
import io.planwright.application.evidence.EvidenceView;
import io.planwright.application.person.Actor;
import io.planwright.application.task.Attempts;
import io.planwright.application.task.PlannedTask;
import io.planwright.domain.evidence.EvidenceKind;
import io.planwright.domain.identity.AttemptId;
import io.planwright.domain.identity.EvidenceId;
import io.planwright.domain.task.Disciplines;
import io.planwright.domain.task.Outcome;
import io.planwright.domain.task.Stage;
import io.planwright.domain.task.TaskCommand.ReportAttempt;
import io.planwright.domain.task.WorkedFile;
import io.planwright.infrastructure.rest.Writes.Written;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Evidence and attempts")
class EvidenceResource {

    private static final Pattern OF_TASK = Pattern.compile("tasks?[/:]([^/:]+)(?:[/:]([^/:]+))?");
    private static final Pattern OF_GATE = Pattern.compile("gates?[/:]([^/:]+)[/:](?:checks?[/:])?([^/:]+)");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");
    private static final int LONGEST_NOTE = 20_000;
    private static final int MOST_FILES = 1_000;

    private final EvidenceDesk desk;
    private final EvidenceBox box;
    private final EvidenceFiles files;
    private final Attempts attempts;
    private final Disciplines disciplines;
    private final Commands commands;
    private final Clock clock;
    private final JsonMapper json;
    private final Lookups find;
    private final Writes writes;
    private final Lists lists;

    /**
     * @param token of the claim
     * @param outcome {@code passed}, {@code failed} or {@code interrupted}
     * @param files that were worked on: paths, or objects with {@code path}, {@code sha256} and {@code test}
     * @param evidence ids
     * @param commit the work was kept in, 7 to 40 hexadecimal digits
     */
    record NewAttempt(
            @Nullable Long token,
            @Nullable String stage,
            @Nullable String outcome,

            @Nullable List<FileOfAttempt> files,
            @Nullable List<String> evidence,
            @Nullable String note,
            @Nullable String commit) {}

    /** @param test whether it holds tests; false where that is not told */
    record FileOfAttempt(
            @Nullable String path,
            @Nullable String sha256,
            @Nullable Boolean test) {

        @JsonCreator
        FileOfAttempt {}

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static FileOfAttempt at(String path) {
            return new FileOfAttempt(path, null, null);
        }
    }

    EvidenceResource(
            EvidenceDesk desk,
            EvidenceBox box,
            EvidenceFiles files,
            Attempts attempts,
            Disciplines disciplines,
            Commands commands,
            Clock clock,
            JsonMapper json,
            Lookups find,
            Writes writes,
            Lists lists) {
        this.desk = desk;
        this.box = box;
        this.files = files;
        this.attempts = attempts;
        this.disciplines = disciplines;
        this.commands = commands;
        this.clock = clock;
        this.json = json;
        this.find = find;
        this.writes = writes;
        this.lists = lists;
    }

    static boolean isWitness(Actor actor) {
        return EvidenceDesk.isWitness(actor.kind());
    }

    // ------------------------------------------------------------------ evidence

    /**
     * Hands evidence in.
     *
     * @param kind {@code junit}, {@code jacoco}, {@code cobertura}, {@code sarif} or {@code command}
     * @param subject {@code tasks/ID/STAGE}, {@code tasks/ID} for the stage at which it stands, or
     *     {@code gates/ID/checks/CHECK}
     * @param exitCode of a command, whose output is the file
     * @param files SHA-256 of the files that it is about, by path, as a JSON object
     */
    @PostMapping(path = "/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Returns(value = WorkJson.Evidence.class, status = 201)
    ResponseEntity<Object> upload(
            HttpServletRequest request,
            @RequestParam String kind,
            @RequestParam String subject,
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable Integer exitCode,
            @RequestParam(name = "files", required = false) @Nullable String about) {
        var hashes = hashes(about);
        var upload = new Upload(
                Lookups.constant(EvidenceKind.class, "kind", kind),
                nameOf(file),
                file::getInputStream,
                exitCode,
                hashes);
        var where = where(subject.strip());
        var content = String.join("\n", kind, subject, String.valueOf(exitCode), String.valueOf(about), sha256(file));
        return writes.answer(request, content, by -> {
            try {
                var made = desk.file(
                        by.on(
                                where.requirement().projectId(),
                                where.requirement().id()),
                        where.subject(),
                        upload);
                return Written.created(
                        made.receipt(),
                        "/api/v1/evidence/" + made.id(),
                        () -> WorkJson.Evidence.of(evidence(made.id().toString())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private record Where(Subject subject, io.planwright.application.requirement.RequirementView requirement) {}

    private Where where(String subject) {
        var ofTask = OF_TASK.matcher(subject);
        if (ofTask.matches()) {
            var task = find.task(ofTask.group(1));
            var stage = ofTask.group(2) == null
                    ? standsAt(task)
                    : Lookups.constant(Stage.class, "subject", ofTask.group(2));
            return new Where(new Subject.OfStage(task.task().id(), stage), find.active(task.requirementId()));
        }
        var ofGate = OF_GATE.matcher(subject);
        if (ofGate.matches()) {
            var gate = find.gate(ofGate.group(1));
            return new Where(new Subject.OfCheck(gate.id(), ofGate.group(2)), find.active(gate.requirementId()));
        }
        throw new IllegalArgumentException(
                "not a subject: '" + subject + "' (possible: tasks/ID/STAGE, tasks/ID, gates/ID/checks/CHECK)");
    }

    private Stage standsAt(PlannedTask task) {
        var stage = task.task().progress().stage();
        if (stage != null) {
            return stage;
        }
        return disciplines.of(task.task().planId()).first(task.task().progress().verifyOnly());
    }

    private Map<String, String> hashes(@Nullable String about) {
        if (about == null || about.isBlank()) {
            return Map.of();
        }
        Map<String, String> hashes;
        try {
            hashes = json.readValue(about, new TypeReference<Map<String, String>>() {});
        } catch (tools.jackson.core.JacksonException e) {
            throw new IllegalArgumentException(
                    "'files' is a JSON object of SHA-256 by path: " + e.getOriginalMessage());
        }
        mustBeFew(hashes.size());
        hashes.forEach((path, hash) -> checked(path, ProjectResource.required("files." + path, hash)));
        return hashes;
    }

    private static void mustBeFew(int count) {
        if (count > MOST_FILES) {
            throw new IllegalArgumentException("'files' has " + count + " files, at most " + MOST_FILES + " are taken");
        }
    }

    private static void checked(String path, @Nullable String hash) {
        io.planwright.domain.Paths.checked(path);
        if (hash != null && !SHA256.matcher(hash).matches()) {
            throw new IllegalArgumentException("not a SHA-256: '" + hash + "' (64 hexadecimal digits)");
        }
    }

    private static String nameOf(MultipartFile file) {
        var name = file.getOriginalFilename();
        var plain =
                name == null ? "" : name.replaceAll("[\\p{Cntrl}/\\\\]", "_").strip();
        return plain.isEmpty() ? "evidence" : plain.substring(0, Math.min(200, plain.length()));
    }

    private static String sha256(MultipartFile file) {
        try (var in = new DigestInputStream(file.getInputStream(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private EvidenceView evidence(String id) {
        return box.withId(new EvidenceId(Lookups.uuid("evidence", id))).orElseThrow(() -> new Missing("evidence", id));
    }

    @GetMapping("/evidence/{id}")
    @Returns(WorkJson.Evidence.class)
    ResponseEntity<Object> one(@PathVariable String id) {
        return ResponseEntity.ok(WorkJson.Evidence.of(evidence(id)));
    }

    /** Gives the file back as it came. */
    @GetMapping("/evidence/{id}/file")
    @Returns(value = String.class, media = "application/octet-stream")
    ResponseEntity<InputStreamResource> file(@PathVariable String id) {
        var evidence = evidence(id).evidence();
        var file = files.open(evidence.sha256()).orElseThrow(() -> new Missing("file of evidence", id));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(evidence.size())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(evidence.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new InputStreamResource(file));
    }

    @GetMapping("/tasks/{id}/evidence")
    @Returns(value = WorkJson.Evidence.class, list = true)
    @Nullable
    ResponseEntity<Object> ofTask(HttpServletRequest request, @PathVariable String id) {
        var task = find.task(id);
        return lists.answer(
                request, WorkJson.Evidence.class, Lists.whole(box.of(task.task().id()), WorkJson.Evidence::of));
    }

    @GetMapping("/gates/{id}/evidence")
    @Returns(value = WorkJson.Evidence.class, list = true)
    @Nullable
    ResponseEntity<Object> ofGate(HttpServletRequest request, @PathVariable String id) {
        var gate = find.gate(id);
        return lists.answer(request, WorkJson.Evidence.class, Lists.whole(box.of(gate.id()), WorkJson.Evidence::of));
    }

    // ------------------------------------------------------------------ attempts

    @GetMapping("/tasks/{id}/attempts")
    @Returns(value = WorkJson.Attempt.class, list = true)
    @Nullable
    ResponseEntity<Object> attempts(HttpServletRequest request, @PathVariable String id) {
        var task = find.task(id);
        return lists.answer(
                request,
                WorkJson.Attempt.class,
                Lists.whole(attempts.of(task.task().id()), WorkJson.Attempt::of));
    }

    /** Reports an attempt; sent again, it has no second effect. */
    @PostMapping("/tasks/{id}/attempts")
    @Returns(value = WorkJson.Reported.class, status = 201)
    ResponseEntity<Object> report(HttpServletRequest request, @PathVariable String id, @RequestBody NewAttempt body) {
        var task = find.task(id);
        if (body.token() == null) {
            throw new IllegalArgumentException("'token' is missing: the one of the claim");
        }
        long token = body.token();
        var stage = Lookups.constant(Stage.class, "stage", ProjectResource.required("stage", body.stage()));
        var outcome = Lookups.constant(Outcome.class, "outcome", ProjectResource.required("outcome", body.outcome()));
        var worked = worked(body.files());
        var evidence = body.evidence() == null
                ? List.<EvidenceId>of()
                : body.evidence().stream()
                        .map(each -> new EvidenceId(Lookups.uuid("evidence", each)))
                        .distinct()
                        .toList();
        var note = body.note() == null ? "" : body.note();
        if (note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("'note' has at most " + LONGEST_NOTE + " characters");
        }
        return writes.answer(request, by -> {
            var attempt = new AttemptId(by.newId());
            var receipt = commands.send(
                    by.on(task.projectId(), task.requirementId()),
                    new ReportAttempt(
                            task.task().id(),
                            attempt,
                            by.actor().id(),
                            token,
                            stage,
                            outcome,
                            worked,
                            evidence,
                            note,
                            body.commit(),
                            clock.instant()));
            return Written.created(
                    receipt, "/api/v1/tasks/" + id + "/attempts/" + attempt, () -> reported(task, attempt));
        });
    }

    private Object reported(PlannedTask task, AttemptId attempt) {
        var all = attempts.of(task.task().id());
        var mine = all.stream()
                .filter(each -> each.attempt().attemptId().equals(attempt))
                .findFirst()
                .orElseGet(all::getLast); // a repeated report is told of the first one
        return new WorkJson.Reported(
                WorkJson.Attempt.of(mine),
                Json.Task.of(find.task(task.task().id().toString())));
    }

    private static List<WorkedFile> worked(@Nullable List<FileOfAttempt> files) {
        if (files == null) {
            return List.of();
        }
        mustBeFew(files.size());
        var worked = new ArrayList<WorkedFile>();
        for (var file : files) {
            var path = ProjectResource.required("files.path", file.path());
            checked(path, file.sha256());
            worked.add(new WorkedFile(path, file.sha256(), Boolean.TRUE.equals(file.test())));
        }
        return worked;
    }
}
