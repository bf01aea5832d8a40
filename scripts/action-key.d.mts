export declare function actionKey(secret: string | undefined): string | undefined;
