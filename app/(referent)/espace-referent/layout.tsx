export { default } from "@/app/(aidant)/espace-aidant/layout";
