package org.aubade.bench.service;

import io.serverlessworkflow.api.WorkflowFormat;
import io.serverlessworkflow.api.WorkflowReader;
import io.serverlessworkflow.impl.WorkflowApplication;
import io.serverlessworkflow.impl.WorkflowDefinition;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.Json;
import java.io.IOException;
import java.util.Map;

/**
 * The tutorial's sleep in the CNCF's Serverless Workflow SDK behind a bare Vert.x endpoint: POST /programs/sleep-0/runs
 * with devices that answer at once, sleep-5 after 5 ms. Argument: the port.
 */
final class ServerlessWorkflow {
    private static final String SLEEP = """
            document: {dsl: 1.0.0, namespace: bench, name: sleep-%1$s, version: 1.0.0}
            do:
              - run:
                  fork:
                    branches:
                      - light: {do: [%2$s {off: {set: {device: hue-light, state: SUCCEEDED}}}]}
                      - speaker: {do: [%2$s {off: {set: {device: smart-speaker, state: SUCCEEDED}}}]}
                      - toilet:
                          do:
                            [%2$s {flush: {set: {device: smart-toilet, state: SUCCEEDED}}},
                             %3$s {clean: {set: {device: smart-toilet, state: SUCCEEDED}}}]
            """;

    private ServerlessWorkflow() {}

    public static void main(String[] arguments) throws IOException {
        WorkflowApplication application = WorkflowApplication.builder().build();
        Map<String, WorkflowDefinition> programs = Map.of(
                "/programs/sleep-0/runs", program(application, "0", "", ""),
                "/programs/sleep-5/runs", program(application, "5", wait("first"), wait("second")));
        Vertx.vertx()
                .createHttpServer(new HttpServerOptions().setAcceptBacklog(4096))
                .requestHandler(request -> {
                    WorkflowDefinition program = programs.get(request.path());
                    if (program == null) {
                        request.response().setStatusCode(404).end();
                        return;
                    }
                    var _ = program.instance(Map.of()).start().whenComplete((result, failure) -> {
                        if (failure != null) {
                            request.response().setStatusCode(500).end();
                        } else {
                            request.response()
                                    .putHeader("Content-Type", "application/json")
                                    .end(Json.encode(result.asJavaObject()));
                        }
                    });
                })
                .listen(Integer.parseInt(arguments[0]), "127.0.0.1");
    }

    private static String wait(String name) {
        return "{" + name + ": {wait: {milliseconds: 5}}},";
    }

    private static WorkflowDefinition program(
            WorkflowApplication application, String millis, String first, String second) throws IOException {
        return application.workflowDefinition(WorkflowReader.readWorkflowFromString(
                SLEEP.formatted(millis, first, second), WorkflowFormat.YAML));
    }
}
